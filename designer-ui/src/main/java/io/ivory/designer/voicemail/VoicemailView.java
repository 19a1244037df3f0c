package io.ivory.designer.voicemail;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.runtime.store.LeftRecording;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.voicemail.VoicemailDesk;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers have left in voicemail boxes: what is new first. */
@Route(value = "voicemail")
@PageTitle("Voicemail · Ivory")
@PermitAll
public final class VoicemailView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient VoicemailDesk desk;
    private final transient SignedIn person;
    private final transient Clock clock;
    private final transient RecordingRow.Actions actions = new Doing();
    private final Select<Choice> box = new Select<>();
    private final Span summary = new Span();
    private final Grid<LeftRecording> grid = new Grid<>();
    private final EmptyState empty = new EmptyState(
            "voicemail",
            "No recordings",
            "Add the step “Voicemail” to a flow, for instance where nobody answers. What callers say appears here.");

    /** @param box the one that is shown; all of them if null */
    private record Choice(String words, @Nullable String box) {}

    public VoicemailView(VoicemailDesk desk, SignedIn person, Clock clock) {
        this.desk = desk;
        this.person = person;
        this.clock = clock;
        addClassNames("page", "voicemail-view");
        var refresh = new Button("Refresh", new Glyph("refresh"), click -> refresh());
        var head = new Div(new H1("Voicemail"), refresh);
        head.addClassName("page-head");
        box.setAriaLabel("Which box");
        box.setItemLabelGenerator(Choice::words);
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                refresh();
            }
        });
        summary.addClassName("quiet");
        summary.getElement().setAttribute("role", "status");
        var filters = new Div(box, summary);
        filters.addClassName("voicemail-filters");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_NO_ROW_BORDERS);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(this::row).setFlexGrow(1);
        add(head, filters, grid, empty);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refresh();
    }

    private RecordingRow row(LeftRecording left) {
        boolean hasSound = desk.sound(left.id()).isPresent();
        return new RecordingRow(left, hasSound, person.may(Role.EDITOR), clock, actions);
    }

    private void refresh() {
        Map<String, Integer> unheard = desk.unheard();
        String chosen = box.getValue() == null ? null : box.getValue().box();
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("All boxes", null));
        unheard.forEach((name, count) -> choices.add(new Choice(name, name)));
        box.setItems(choices);
        box.setValue(choices.stream()
                .filter(choice -> choice.box() != null && choice.box().equals(chosen))
                .findFirst()
                .orElse(choices.getFirst()));
        box.setVisible(choices.size() > 2);
        List<LeftRecording> rows = rows();
        grid.setItems(rows);
        long fresh = rows.stream().filter(LeftRecording::isNew).count();
        summary.setText(rows.isEmpty() ? "" : fresh + " new of " + rows.size());
        grid.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
    }

    /** The recordings that are shown now. */
    List<LeftRecording> rows() {
        return desk.list(box.getValue() == null ? null : box.getValue().box());
    }

    /** Carries out what a row asks for, and shows what came of it. */
    final class Doing implements RecordingRow.Actions {

        @Override
        public void plays(LeftRecording left, RecordingRow row) {
            if (left.heard() == null && person.may(Role.EDITOR)) {
                attempt(() -> desk.heard(left.id(), person.name()));
                row.markHeard();
            }
        }

        @Override
        public void heard(LeftRecording left, boolean heard) {
            change(() -> desk.heard(left.id(), heard ? person.name() : null));
        }

        @Override
        public void done(LeftRecording left, boolean done) {
            change(() -> desk.done(left.id(), done ? person.name() : null));
        }

        @Override
        public void delete(LeftRecording left) {
            change(() -> {
                desk.delete(left.id(), person.name());
                String caller = left.from().isEmpty() ? "a withheld number" : left.from();
                Notice.undoable("Deleted the recording of " + caller, () -> change(() -> desk.restore(left.id())));
            });
        }

        private void change(Runnable what) {
            person.require(Role.EDITOR);
            attempt(what);
            refresh();
        }

        private void attempt(Runnable what) {
            try {
                what.run();
            } catch (StoreException e) {
                Notice.problem(e);
            }
        }
    }

    /** What rows do, for tests. */
    RecordingRow.Actions actions() {
        return actions;
    }
}
