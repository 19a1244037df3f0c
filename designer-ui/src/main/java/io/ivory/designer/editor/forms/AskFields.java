package io.ivory.designer.editor.forms;

import io.ivory.flow.AskRules;
import io.ivory.flow.FlowNode;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The fields for how patiently a step asks: what menu and collect have in common. */
final class AskFields {

    static final double LONGEST_S = AskRules.LONGEST_SILENCE.toSeconds();

    private AskFields() {}

    static <N extends FlowNode> void addTo(Fields<N> form, Function<N, AskRules> of, BiFunction<N, AskRules, N> with) {
        AskRules now = of.apply(form.node().node());
        boolean special = !now.equals(AskRules.DEFAULT);
        form.folded("When callers hesitate", special, fields -> {
            fields.row(row -> row.integer(
                            "tries",
                            "Ask in all",
                            "tries: how often the question is asked before “stays silent” or “presses something else”",
                            1,
                            AskRules.MAX_TRIES,
                            node -> of.apply(node).tries(),
                            (node, tries) -> with.apply(node, tries(of.apply(node), tries)))
                    .seconds(
                            "noInputAfter",
                            "Wait for a key",
                            "no-input: how long a caller may stay silent",
                            1,
                            LONGEST_S,
                            node -> of.apply(node).noInputAfter(),
                            (node, patience) -> with.apply(node, patience(of.apply(node), patience))));
            fields.check(
                    "A key stops the question",
                    "barge-in: callers who know the choices need not listen to the end",
                    node -> of.apply(node).bargeIn(),
                    (node, bargeIn) -> with.apply(node, bargeIn(of.apply(node), bargeIn)));
            fields.prompt(new PromptField.Slot<>(
                    "noInputPrompt",
                    "After silence, say first",
                    node -> of.apply(node).noInputPrompt(),
                    (node, prompt) -> with.apply(
                            node,
                            new AskRules(
                                    of.apply(node).tries(),
                                    of.apply(node).noInputAfter(),
                                    of.apply(node).bargeIn(),
                                    prompt,
                                    of.apply(node).noMatchPrompt())),
                    true));
            fields.prompt(new PromptField.Slot<>(
                    "noMatchPrompt",
                    "After another key, say first",
                    node -> of.apply(node).noMatchPrompt(),
                    (node, prompt) -> with.apply(
                            node,
                            new AskRules(
                                    of.apply(node).tries(),
                                    of.apply(node).noInputAfter(),
                                    of.apply(node).bargeIn(),
                                    of.apply(node).noInputPrompt(),
                                    prompt)),
                    true));
        });
    }

    private static AskRules tries(AskRules ask, int tries) {
        return new AskRules(tries, ask.noInputAfter(), ask.bargeIn(), ask.noInputPrompt(), ask.noMatchPrompt());
    }

    private static AskRules patience(AskRules ask, java.time.Duration patience) {
        return new AskRules(ask.tries(), patience, ask.bargeIn(), ask.noInputPrompt(), ask.noMatchPrompt());
    }

    private static AskRules bargeIn(AskRules ask, boolean bargeIn) {
        return new AskRules(ask.tries(), ask.noInputAfter(), bargeIn, ask.noInputPrompt(), ask.noMatchPrompt());
    }
}
