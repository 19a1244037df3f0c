package io.ivory.designer.base;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** A sentence that appears for a moment: something worked, or what has to be mended. */
public final class Notice {

    private static final int SHORT_MS = 3_000;
    private static final int LONG_MS = 8_000;

    private Notice() {}

    public static void done(String words) {
        Notification notice = new Notification(words, SHORT_MS, Notification.Position.BOTTOM_CENTER);
        notice.addThemeVariants(NotificationVariant.LUMO_CONTRAST);
        notice.open();
    }

    /** Says what was done, with a button that undoes it. */
    public static void undoable(String words, Runnable undo) {
        var notice = new Notification();
        notice.setDuration(LONG_MS);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        notice.addThemeVariants(NotificationVariant.LUMO_CONTRAST);
        var button = new Button("Undo", click -> {
            notice.close();
            undo.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var line = new Div(new Span(words), button);
        line.addClassName("notice-line");
        notice.add(line);
        notice.open();
    }

    /** Shows what an exception of ours says: its message tells what to do. */
    public static void problem(RuntimeException refusal) {
        problem(String.valueOf(refusal.getMessage()));
    }

    public static void problem(String words) {
        Notification notice = new Notification(words, LONG_MS, Notification.Position.BOTTOM_CENTER);
        notice.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notice.setAssertive(true);
        notice.open();
    }
}
