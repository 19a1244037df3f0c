package io.ivory.designer.base;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something that cannot be undone, naming what will happen. */
public final class Confirm {

    private Confirm() {}

    /** Opens the question; {@code action} runs if the person says so. */
    public static ConfirmDialog ask(String title, String consequences, String verb, Runnable action) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(consequences);
        dialog.setConfirmText(verb);
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.setCancelText("Cancel");
        dialog.addConfirmListener(event -> action.run());
        dialog.open();
        return dialog;
    }
}
