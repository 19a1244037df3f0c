package io.ivory.designer.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import java.time.Clock;
import java.time.Instant;

/** Says why what is drawn is not saved, and offers the ways on. Nothing is overwritten. */
final class UnsavedBar extends Div {

    private static final long serialVersionUID = 1;

    private final transient Clock clock;

    UnsavedBar(Clock clock) {
        this.clock = clock;
        addClassName("unsaved-bar");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /**
     * What the buttons do.
     *
     * @param load opens what the workspace holds
     * @param keep stores what is drawn as another flow
     * @param again tries to save once more
     */
    record WaysOn(Runnable load, Runnable keep, Runnable again) {}

    void show(Unsaved unsaved, WaysOn ways) {
        removeAll();
        add(new Glyph("warning"));
        switch (unsaved) {
            case Unsaved.Overtaken(String by, Instant at) -> {
                say(by + " saved this flow " + Moments.of(at, clock.instant(), clock.getZone())
                        + ", while you had it open. What you do here is not saved any more.");
                offer("Load their version", ways.load()).addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                offer("Keep mine as a copy", ways.keep());
            }
            case Unsaved.Deleted() -> {
                say("Somebody deleted this flow while you had it open. What you do here is not saved any more.");
                offer("Keep mine as a copy", ways.keep()).addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            case Unsaved.OutOfReach() -> {
                say("Your last changes are not saved: the workspace does not answer. Leave this page open.");
                offer("Try again", ways.again()).addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
        }
        setVisible(true);
    }

    private void say(String words) {
        add(new Span(words));
    }

    private Button offer(String words, Runnable way) {
        var button = new Button(words, click -> way.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        add(button);
        return button;
    }

    void hide() {
        setVisible(false);
    }
}
