package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The form of a say node: its prompts in order. */
final class SayForm {

    private SayForm() {}

    static Component of(NodeEditing<Say> node) {
        var form = new Fields<>(node);
        List<PromptId> sequence = node.node().sequence();
        for (int index = 0; index < sequence.size(); index++) {
            form.add(row(node, index, sequence.size()));
        }
        if (sequence.isEmpty()) {
            form.hint("This step says nothing yet.");
        }
        if (sequence.size() < Say.MAX_PROMPTS) {
            form.add(SmallButtons.add(sequence.isEmpty() ? "Add words" : "Add more words", () -> add(node)));
        }
        return form.box();
    }

    private static Component row(NodeEditing<Say> node, int index, int count) {
        var words = new PromptField<>(
                node,
                new PromptField.Slot<>(
                        "prompt" + (count == 1 ? "" : "/" + index),
                        count == 1 ? "Callers hear" : "Callers hear, part " + (index + 1),
                        say -> index < say.sequence().size() ? say.sequence().get(index) : null,
                        (say, prompt) -> say,
                        false));
        var row = new Div(words);
        row.addClassName("list-row");
        if (count > 1) {
            row.add(SmallButtons.ofRow(
                    "part " + (index + 1),
                    index,
                    count,
                    to -> node.restructure(say -> new Say(say.head(), SmallButtons.moved(say.sequence(), index, to))),
                    () -> node.restructure(say -> without(say, index))));
        }
        return row;
    }

    private static void add(NodeEditing<Say> node) {
        PromptId made = node.newPrompt("");
        node.restructure(
                say -> {
                    var longer = new ArrayList<>(say.sequence());
                    longer.add(made);
                    return new Say(say.head(), longer);
                },
                Map.of(made, new Prompt(Map.of())));
    }

    private static Say without(Say say, int index) {
        var shorter = new ArrayList<>(say.sequence());
        shorter.remove(index);
        return new Say(say.head(), shorter);
    }
}
