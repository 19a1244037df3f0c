package io.ivory.designer.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import io.ivory.flow.diff.Conflict;
import java.time.Clock;
import java.util.List;

/** Says why what is drawn is not saved, and offers the ways on. Nothing is overwritten. */
final class UnsavedBar extends Div {

    private static final long serialVersionUID = 1;

    private static final int MOST_LISTED = 5;

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
     * @param together saves what both made, one's own where they differ
     * @param load opens what the workspace holds
     * @param keep stores what is drawn as another flow
     * @param again tries to save once more
     */
    record WaysOn(Runnable together, Runnable load, Runnable keep, Runnable again) {}

    void show(Unsaved unsaved, WaysOn ways) {
        removeAll();
        add(new Glyph("warning"));
        switch (unsaved) {
            case Unsaved.Overtaken overtaken -> showOvertaken(overtaken, ways);
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

    private void showOvertaken(Unsaved.Overtaken overtaken, WaysOn ways) {
        List<Conflict> conflicts = overtaken.conflicts();
        String saved = overtaken.by() + " saved this flow "
                + Moments.of(overtaken.at(), clock.instant(), clock.getZone()) + ", while you had it open. ";
        if (conflicts.isEmpty()) {
            say(saved + "What you do here is not saved any more.");
            offer("Load their version", ways.load()).addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        } else {
            say(saved + "What you do here is not saved until you decide what holds where you two differ:");
            add(listed(conflicts));
            offer("Put both together, mine where they differ", ways.together())
                    .addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            offer("Load their version", ways.load());
        }
        offer("Keep mine as a copy", ways.keep());
    }

    private static UnorderedList listed(List<Conflict> conflicts) {
        var list = new UnorderedList();
        conflicts.stream()
                .limit(MOST_LISTED)
                .forEach(conflict -> list.add(new ListItem(
                        conflict.place() + ": " + conflict.mine() + " (yours) or " + conflict.theirs() + " (theirs)")));
        if (conflicts.size() > MOST_LISTED) {
            list.add(new ListItem("and " + (conflicts.size() - MOST_LISTED) + " more"));
        }
        return list;
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
