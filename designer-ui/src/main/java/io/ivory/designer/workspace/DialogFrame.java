package io.ivory.designer.workspace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Mistakes;
import io.ivory.designer.base.Notice;
import io.ivory.flow.InvalidFlowException;
import io.ivory.runtime.store.StoreException;
import java.util.function.BooleanSupplier;

/** What the dialogs of the workspace have in common: a title, fields, Cancel and Save. */
final class DialogFrame {

    private DialogFrame() {}

    /** Fills {@code dialog}; one can type its name at once where that is still open, and it closes when {@code save} says that it could save. */
    static void fill(Dialog dialog, String title, BooleanSupplier save, Component... fields) {
        dialog.setHeaderTitle(title);
        var body = new Div(fields);
        body.addClassName("dialog-body");
        dialog.add(body);
        var ok = new Button("Save", click -> {
            try {
                if (save.getAsBoolean()) {
                    dialog.close();
                } else {
                    Mistakes.focusFirst(body);
                }
            } catch (StoreException | InvalidFlowException e) {
                Notice.problem(e);
            }
        });
        ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ok.addClassName("dialog-save");
        dialog.getFooter().add(new Button("Cancel", click -> dialog.close()), ok);
        dialog.setCloseOnOutsideClick(false);
        if (fields[0] instanceof TextField name && !name.isReadOnly()) {
            dialog.addOpenedChangeListener(change -> {
                if (change.isOpened()) {
                    name.focus();
                }
            });
        }
    }
}
