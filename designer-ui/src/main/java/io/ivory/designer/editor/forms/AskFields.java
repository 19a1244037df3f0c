package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.ivory.flow.AskRules;
import io.ivory.flow.FlowNode;
import io.ivory.flow.OwnKeys;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields for how patiently a step asks: what menu and collect have in common. */
final class AskFields {

    static final double LONGEST_S = AskRules.LONGEST_SILENCE.toSeconds();

    private AskFields() {}

    static <N extends FlowNode> void addTo(Fields<N> form, Function<N, AskRules> of, BiFunction<N, AskRules, N> with) {
        AskRules now = of.apply(form.node().node());
        boolean special = !now.withKeys(OwnKeys.NONE).equals(AskRules.DEFAULT);
        form.folded("When callers hesitate", special, fields -> {
            fields.row(row -> row.integer(
                            "tries",
                            "Ask in all",
                            "tries: how often the question is asked before “stays silent” or “presses something else”",
                            1,
                            AskRules.MAX_TRIES,
                            node -> of.apply(node).tries(),
                            (node, tries) -> with.apply(node, of.apply(node).withTries(tries)))
                    .seconds(
                            "noInputAfter",
                            "Wait for a key",
                            "no-input: how long a caller may stay silent",
                            1,
                            LONGEST_S,
                            node -> of.apply(node).noInputAfter(),
                            (node, patience) -> with.apply(node, of.apply(node).withNoInputAfter(patience))));
            fields.check(
                    "A key stops the question",
                    "barge-in: callers who know the choices need not listen to the end",
                    node -> of.apply(node).bargeIn(),
                    (node, bargeIn) -> with.apply(node, of.apply(node).withBargeIn(bargeIn)));
            addLater(
                    fields,
                    new Later<>(
                            "noInputPrompt",
                            "After silence, say first",
                            node -> of.apply(node).noInputPrompts(),
                            (node, prompts) -> with.apply(
                                    node,
                                    of.apply(node)
                                            .withPrompts(prompts, of.apply(node).noMatchPrompts()))),
                    now.tries());
            addLater(
                    fields,
                    new Later<>(
                            "noMatchPrompt",
                            "After another key, say first",
                            node -> of.apply(node).noMatchPrompts(),
                            (node, prompts) -> with.apply(
                                    node,
                                    of.apply(node).withPrompts(of.apply(node).noInputPrompts(), prompts))),
                    now.tries());
        });
        OwnKeyFields.addTo(form, of, with);
    }

    /**
     * What is said before later tries.
     *
     * @param key the name of a single prompt in the file; several stand under its plural
     */
    private record Later<N extends FlowNode>(
            String key, String label, Function<N, List<PromptId>> of, BiFunction<N, List<PromptId>, N> with) {

        N with(N node, int index, @Nullable PromptId prompt) {
            var prompts = new ArrayList<>(of.apply(node));
            if (prompt == null) {
                prompts.remove(index);
            } else if (index < prompts.size()) {
                prompts.set(index, prompt);
            } else {
                prompts.add(prompt);
            }
            return with.apply(node, prompts);
        }

        @Nullable
        PromptId at(N node, int index) {
            List<PromptId> prompts = of.apply(node);
            return index < prompts.size() ? prompts.get(index) : null;
        }
    }

    private static <N extends FlowNode> void addLater(Fields<N> form, Later<N> later, int tries) {
        int count = later.of().apply(form.node().node()).size();
        if (count <= 1) {
            form.prompt(new PromptField.Slot<>(
                    later.key(),
                    later.label(),
                    node -> later.at(node, 0),
                    (node, prompt) -> later.with(node, 0, prompt),
                    true));
        }
        if (count > 1) {
            form.hint(later.label());
        }
        for (int index = 0; count > 1 && index < count; index++) {
            form.add(row(form.node(), later, index, count));
        }
        if (count >= 1 && count < Math.min(tries - 1, AskRules.MAX_PROMPTS)) {
            form.add(SmallButtons.add("Say something else at try " + (count + 2), () -> add(form.node(), later)));
        }
    }

    private static <N extends FlowNode> Component row(NodeEditing<N> node, Later<N> later, int index, int count) {
        String tried = "Try " + (index + 2) + (index + 1 < count ? "" : " and later");
        var words = new PromptField<>(
                node,
                new PromptField.Slot<>(
                        later.key() + "s/" + index,
                        tried,
                        changed -> later.at(changed, index),
                        (changed, prompt) -> later.with(changed, index, prompt),
                        false));
        var row = new Div(
                words.within(later.label()),
                SmallButtons.ofRow(
                        later.label() + ", " + tried,
                        index,
                        count,
                        to -> node.restructure(changed -> later.with()
                                .apply(changed, SmallButtons.moved(later.of().apply(changed), index, to))),
                        () -> node.restructure(changed -> later.with(changed, index, null))));
        row.addClassName("list-row");
        return row;
    }

    private static <N extends FlowNode> void add(NodeEditing<N> node, Later<N> later) {
        PromptId made = node.newPrompt(later.key().equals("noInputPrompt") ? "still-silent" : "another-key");
        node.restructure(
                changed -> later.with(changed, later.of().apply(changed).size(), made),
                Map.of(made, new Prompt(Map.of())));
    }
}
