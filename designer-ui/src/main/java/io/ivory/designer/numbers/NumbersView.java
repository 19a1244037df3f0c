package io.ivory.designer.numbers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.ivory.designer.base.Confirm;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.Pill;
import io.ivory.designer.base.SignedIn;
import io.ivory.designer.editor.EditorView;
import io.ivory.runtime.store.FlowSummary;
import io.ivory.runtime.store.NumberStore;
import io.ivory.runtime.store.NumberStore.Assignment;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.trunk.TrunkDesk;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The numbers that callers dial, the flow that answers each, and the trunks that they come over. */
@Route(value = "numbers")
@PageTitle("Numbers · Ivory")
@PermitAll
public final class NumbersView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final TextField number = new TextField("Number");
    private final ComboBox<FlowSummary> flow = new ComboBox<>("Answered by");
    private final Grid<Assignment> grid = new Grid<>();
    private final EmptyState empty = new EmptyState(
            "numbers",
            "No numbers yet",
            "Type the number that your callers dial, choose the flow that answers it, and press Assign.");

    private final TrunksPanel trunks;

    public NumbersView(Workspace workspace, SignedIn person, ObjectProvider<TrunkDesk> desk, Clock clock) {
        this.workspace = workspace;
        this.person = person;
        addClassName("page");
        var head = new Div(new H1("Numbers"));
        head.addClassName("page-head");
        grid.addColumn(Assignment::number)
                .setHeader("Number")
                .setAutoWidth(true)
                .setSortable(true);
        grid.addComponentColumn(NumbersView::answeredBy)
                .setHeader("Answered by")
                .setFlexGrow(3);
        if (person.may(Role.ADMIN)) {
            grid.addComponentColumn(this::removeButton).setAutoWidth(true).setFlexGrow(0);
        }
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        trunks = new TrunksPanel(workspace, person, Optional.ofNullable(desk.getIfAvailable()), clock);
        add(head, person.may(Role.ADMIN) ? form() : whoAssigns(), grid, empty, trunks);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refresh();
    }

    /** The flow, and beside it, or below where there is no room, whether it takes calls. */
    static Component answeredBy(Assignment row) {
        var state = row.live()
                ? new Pill("Takes calls", Pill.Tone.GOOD)
                : new Pill("Publish the flow first", Pill.Tone.WARN);
        var both = new Div(
                new RouterLink(row.flowName(), EditorView.class, row.flow().value()), state);
        both.addClassName("answered-by");
        return both;
    }

    private Component form() {
        number.setId("number-to-assign");
        number.setPlaceholder("+1 800 555 0100");
        number.setClearButtonVisible(true);
        number.addValueChangeListener(change -> number.setInvalid(false));
        flow.setId("number-flow");
        flow.setItemLabelGenerator(FlowSummary::name);
        flow.setPlaceholder("Choose a flow");
        flow.addValueChangeListener(change -> flow.setInvalid(false));
        var assign = new Button("Assign", click -> assign());
        assign.setId("number-assign");
        assign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var fields = new Div(number, flow, assign);
        fields.addClassName("inline-form");
        var hint = new Paragraph("As your carrier or PBX sends it: digits, perhaps with + in front. Spaces and hyphens"
                + " do not matter. A number that is in the list already moves to the flow you choose.");
        hint.addClassNames("quiet", "small");
        var panel = new Div(fields, hint);
        panel.addClassName("panel");
        return panel;
    }

    private static Component whoAssigns() {
        var words = new Paragraph("Administrators decide which flow answers a number.");
        words.addClassName("quiet");
        return words;
    }

    private void assign() {
        person.require(Role.ADMIN);
        FlowSummary chosen = flow.getValue();
        String typed = number.getValue();
        boolean valid = isNumber(typed);
        number.setInvalid(!valid);
        number.setErrorMessage("Up to 20 digits, perhaps with + in front");
        flow.setInvalid(chosen == null);
        flow.setErrorMessage("Choose the flow that answers");
        if (!valid || chosen == null) {
            return;
        }
        try {
            String dialled = workspace.numbers().assign(typed, chosen.id());
            Notice.done(dialled + " is answered by “" + chosen.name() + "”");
            number.clear();
        } catch (StoreException e) {
            Notice.problem(e);
        }
        refresh();
    }

    private static boolean isNumber(@Nullable String typed) {
        try {
            return typed != null && !NumberStore.plain(typed).isEmpty();
        } catch (StoreException e) {
            return false;
        }
    }

    private Button removeButton(Assignment row) {
        var remove = new Button(
                new Glyph("trash"),
                click -> Confirm.ask(
                        "Take " + row.number() + " away from “" + row.flowName() + "”?",
                        "Callers of this number will be turned away until it is assigned again.",
                        "Take away",
                        () -> remove(row)));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        remove.setAriaLabel("Remove " + row.number());
        remove.setTooltipText("Remove");
        return remove;
    }

    private void remove(Assignment row) {
        person.require(Role.ADMIN);
        try {
            workspace.numbers().remove(row.number());
        } catch (StoreException e) {
            Notice.problem(e);
        }
        refresh();
    }

    private void refresh() {
        FlowSummary chosen = flow.getValue();
        List<FlowSummary> flows = workspace.flows().list();
        flow.setItems(flows);
        if (chosen != null) {
            flows.stream()
                    .filter(each -> each.id().equals(chosen.id()))
                    .findFirst()
                    .ifPresent(flow::setValue);
        }
        List<Assignment> numbers = workspace.numbers().list();
        grid.setItems(numbers);
        grid.setVisible(!numbers.isEmpty());
        trunks.refresh();
        empty.setVisible(numbers.isEmpty());
    }
}
