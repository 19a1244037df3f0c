package io.ivory.designer.editor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.ivory.flow.Digit;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.NodeId;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.SetKeys;
import java.util.Optional;
import java.util.function.Consumer;

/** The keys that mean the same at every question of a flow. */
final class CommonKeysField extends Div {

    private static final long serialVersionUID = 1;

    /** @param apply makes an edit */
    CommonKeysField(Editing editing, boolean mayEdit, Consumer<FlowEdit> apply) {
        FlowSettingsDialog.head(
                this,
                "Keys for all questions",
                "They do the same wherever callers are asked, unless a choice of a menu has the key. Tell callers of them"
                        + " in your own words.");
        for (KeyCommand command : KeyCommand.values()) {
            add(key(editing, mayEdit, apply, command));
        }
        Select<NodeId> node =
                FlowSettingsDialog.root(editing, mayEdit, editing.flow().operator(), "Nowhere yet");
        node.setId("settings-operator");
        node.setLabel("The key for a person leads");
        node.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                apply.accept(new SetKeys(editing.flow().keys(), change.getValue()));
            }
        });
        add(node);
    }

    private static Select<Digit> key(Editing editing, boolean mayEdit, Consumer<FlowEdit> apply, KeyCommand command) {
        var key = new Select<Digit>();
        key.setId("settings-key-" + command.json());
        key.setLabel(words(command));
        key.setEmptySelectionAllowed(true);
        key.setEmptySelectionCaption("No key");
        key.setPlaceholder("No key");
        key.setItems(Digit.values());
        key.setItemLabelGenerator(digit -> digit == null ? "No key" : String.valueOf(digit.symbol()));
        Optional.ofNullable(editing.flow().keys().get(command)).ifPresent(key::setValue);
        key.setReadOnly(!mayEdit);
        key.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                apply.accept(SetKeys.of(editing.flow(), command, change.getValue()));
            }
        });
        return key;
    }

    /** What a key does, as the label of the field where it is chosen. */
    private static String words(KeyCommand command) {
        return switch (command) {
            case REPEAT -> "Hear the question again";
            case BACK -> "Go back to the question before";
            case OPERATOR -> "Speak to a person";
        };
    }
}
