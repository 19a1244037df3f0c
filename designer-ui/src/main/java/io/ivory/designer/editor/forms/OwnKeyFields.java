package io.ivory.designer.editor.forms;

import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.OwnKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields for keys that mean something else at one question than at the others of its flow, or nothing. */
final class OwnKeyFields {

    private OwnKeyFields() {}

    static <N extends FlowNode> void addTo(Fields<N> form, Function<N, AskRules> of, BiFunction<N, AskRules, N> with) {
        AskRules now = of.apply(form.node().node());
        Map<KeyCommand, Digit> everywhere = form.node().flow().keys();
        if (everywhere.isEmpty() && now.keys().equals(OwnKeys.NONE)) {
            return; // nothing to differ from
        }
        form.folded("Keys for all questions", !now.keys().equals(OwnKeys.NONE), fields -> {
            for (KeyCommand command : KeyCommand.values()) {
                fields.choice(
                        "keys/" + command.json(),
                        words(command),
                        choices(),
                        choice -> choice.words(everywhere.get(command)),
                        node -> Choice.of(of.apply(node).keys(), command),
                        (node, choice) -> with.apply(
                                node,
                                of.apply(node).withKeys(choice.in(of.apply(node).keys(), command))));
            }
        });
    }

    /**
     * What one question makes of a command.
     *
     * @param off whether it has no key
     * @param key its key; as everywhere if null
     */
    private record Choice(boolean off, @Nullable Digit key) {

        static Choice of(OwnKeys keys, KeyCommand command) {
            return new Choice(keys.off().contains(command), keys.keys().get(command));
        }

        String words(@Nullable Digit everywhere) {
            if (off) {
                return "No key";
            }
            return key != null
                    ? String.valueOf(key.symbol())
                    : "As everywhere (" + (everywhere == null ? "no key" : everywhere.symbol()) + ")";
        }

        OwnKeys in(OwnKeys keys, KeyCommand command) {
            if (off) {
                return keys.switchingOff(command);
            }
            return key == null ? keys.asEverywhere(command) : keys.with(command, key);
        }
    }

    private static List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(false, null));
        choices.add(new Choice(true, null));
        for (Digit key : Digit.values()) {
            choices.add(new Choice(false, key));
        }
        return choices;
    }

    private static String words(KeyCommand command) {
        return switch (command) {
            case REPEAT -> "Hear this again";
            case BACK -> "Go back";
            case OPERATOR -> "Speak to a person";
        };
    }
}
