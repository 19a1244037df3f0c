package io.ivory.designer.numbers;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.shared.Registration;
import io.ivory.designer.base.Confirm;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAnswer;
import io.ivory.runtime.trunk.TrunkDesk;
import io.ivory.runtime.trunk.TrunkState;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The connections to carriers and telephone systems: how each stands, to be tried, changed and taken away. */
final class TrunksPanel extends Div {

    private static final long serialVersionUID = 1;

    /** States change by themselves; while somebody looks, they are asked for so often. */
    private static final int POLL_MS = 3_000;

    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final transient Optional<TrunkDesk> desk;
    private final transient Clock clock;
    private final Grid<Trunk> grid = new Grid<>();
    private final EmptyState empty = new EmptyState(
            "connection",
            "No trunks yet",
            "A trunk is your line to a carrier or a telephone system. Until there is one, anybody who reaches the SIP"
                    + " port may call the numbers above.");
    private @Nullable Registration polling;
    private transient @Nullable Shown shown;

    /** What the list was drawn from. */
    private record Shown(List<Trunk> trunks, Map<String, TrunkState> states) {}

    TrunksPanel(Workspace workspace, SignedIn person, Optional<TrunkDesk> desk, Clock clock) {
        this.workspace = workspace;
        this.person = person;
        this.desk = desk;
        this.clock = clock;
        addClassName("trunks");
        var head = new Div(new H2("Trunks"));
        head.addClassName("section-head");
        if (person.may(Role.ADMIN)) {
            var make = new Button("New trunk", new Glyph("plus"), click -> open(null));
            make.setId("trunk-new");
            head.add(make);
        }
        grid.addComponentColumn(this::about).setFlexGrow(1);
        grid.addComponentColumn(this::buttons).setAutoWidth(true).setFlexGrow(0);
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        add(head, grid, empty);
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        ui.setPollInterval(POLL_MS);
        polling = ui.addPollListener(poll -> refresh());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }

    /** Draws the list anew if anything in it has changed: whoever is about to press a button shall not lose it. */
    void refresh() {
        List<Trunk> trunks = workspace.trunks().list();
        var now = new Shown(trunks, states());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        grid.setItems(trunks);
        grid.setVisible(!trunks.isEmpty());
        empty.setVisible(trunks.isEmpty());
    }

    private Component about(Trunk trunk) {
        TrunkState state = states().get(trunk.name());
        var name = new Div(trunk.name());
        name.addClassName("resource-name");
        var first = new Div(name, TrunkWords.pill(state == null ? null : state.standing()));
        first.addClassName("trunk-first");
        var what = new Div(TrunkWords.about(trunk));
        what.addClassNames("quiet", "small");
        var how = new Div(TrunkWords.detail(state, clock));
        how.addClassName("small");
        var row = new Div(first, what, how);
        row.addClassName("trunk-row");
        return row;
    }

    private Map<String, TrunkState> states() {
        return desk.map(TrunkDesk::trunks).orElse(List.of()).stream()
                .collect(Collectors.toMap(TrunkState::name, Function.identity()));
    }

    private Component buttons(Trunk trunk) {
        var buttons = new Div();
        buttons.addClassName("row-buttons");
        if (person.may(Role.ADMIN)) {
            buttons.add(
                    icon("refresh", "Test " + trunk.name(), () -> test(trunk.name())),
                    icon("pencil", "Change " + trunk.name(), () -> open(trunk)),
                    icon("trash", "Delete " + trunk.name(), () -> askToDelete(trunk)));
        }
        return buttons;
    }

    private static Button icon(String glyph, String words, Runnable action) {
        var button = new Button(new Glyph(glyph), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(words);
        button.setTooltipText(words);
        return button;
    }

    private void open(@Nullable Trunk trunk) {
        new TrunkDialog(workspace, person, desk, trunk, this::refresh).open();
    }

    /** The answer arrives with the next poll after it has come. */
    private void test(String trunk) {
        person.require(Role.ADMIN);
        if (desk.isEmpty()) {
            Notice.problem("The phone side does not run");
            return;
        }
        Notice.done("Asking “" + trunk + "” …");
        UI ui = UI.getCurrent();
        var _ = desk.get().tryOut(trunk).thenAccept(answer -> {
            var _ = ui.access(() -> show(trunk, answer));
        });
    }

    private void show(String trunk, TrunkAnswer answer) {
        if (answer.reached()) {
            Notice.done("“" + trunk + "”: " + answer.words());
        } else {
            Notice.problem("“" + trunk + "”: " + answer.words());
        }
        refresh();
    }

    private void askToDelete(Trunk trunk) {
        Confirm.ask(
                "Delete the trunk “" + trunk.name() + "”?",
                "Calls no longer come or go over it. Calls that are up go on.",
                "Delete",
                () -> delete(trunk));
    }

    private void delete(Trunk trunk) {
        person.require(Role.ADMIN);
        try {
            workspace.trunks().delete(trunk.name());
        } catch (StoreException e) {
            Notice.problem(e);
        }
        refresh();
    }
}
