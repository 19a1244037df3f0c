package io.ivory.designer.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import io.ivory.runtime.store.ChangedMeanwhileException;
import java.time.Clock;

/** Says that somebody else has saved the flow meanwhile, and offers both ways on. Nothing is overwritten. */
final class ConflictBar extends Div {

    private static final long serialVersionUID = 1;

    private final transient Clock clock;

    ConflictBar(Clock clock) {
        this.clock = clock;
        addClassName("conflict-bar");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    void show(ChangedMeanwhileException conflict, Runnable load, Runnable keep) {
        removeAll();
        var words = new Span(conflict.by() + " saved this flow "
                + Moments.of(conflict.at(), clock.instant(), clock.getZone())
                + ", while you had it open. What you do here is not saved any more.");
        var theirs = new Button("Load their version", click -> load.run());
        theirs.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        var mine = new Button("Keep mine as a copy", click -> keep.run());
        mine.addThemeVariants(ButtonVariant.LUMO_SMALL);
        add(new Glyph("warning"), words, theirs, mine);
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }
}
