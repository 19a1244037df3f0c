package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.flow.Callback;

/** The form of a callback step: the promise, and what whoever calls back should know. */
final class CallbackForm {

    private CallbackForm() {}

    static Component of(NodeEditing<Callback> node) {
        return new Fields<>(node)
                .prompt(new PromptField.Slot<>(
                        "prompt",
                        "Promise it with the words",
                        Callback::prompt,
                        (callback, prompt) -> new Callback(callback.head(), prompt, callback.reason()),
                        false))
                .text(
                        "reason",
                        "What it is about",
                        "Stands in the list of callbacks. Values in braces are filled in: order {orderNumber}",
                        Callback::reason,
                        (callback, reason) -> new Callback(callback.head(), callback.prompt(), reason))
                .hint("The number appears under “Callbacks”. Who withholds it hears an apology in the place of the"
                        + " promise.")
                .box();
    }
}
