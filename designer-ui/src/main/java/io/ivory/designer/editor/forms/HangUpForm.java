package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.flow.HangUp;

/** The form of a hang-up node: perhaps a goodbye. */
final class HangUpForm {

    private HangUpForm() {}

    static Component of(NodeEditing<HangUp> node) {
        return new Fields<>(node)
                .prompt(new PromptField.Slot<>(
                        "goodbye",
                        "Say goodbye",
                        HangUp::goodbye,
                        (hangUp, prompt) -> new HangUp(hangUp.head(), prompt),
                        true))
                .box();
    }
}
