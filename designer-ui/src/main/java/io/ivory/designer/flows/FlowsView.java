package io.ivory.designer.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.ivory.designer.base.Confirm;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.designer.editor.EditorView;
import io.ivory.designer.workspace.HoursSwitch;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.FlowSummary;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;

/** All flows as cards, the one changed last first. */
@Route(value = "flows")
@RouteAlias(value = "")
@PageTitle("Flows · Ivory")
@PermitAll
public final class FlowsView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final transient Clock clock;
    private final Div list = new Div();

    public FlowsView(Workspace workspace, SignedIn person, Clock clock) {
        this.workspace = workspace;
        this.person = person;
        this.clock = clock;
        addClassName("page");
        var bring = new Button("Import", new Glyph("upload"), click -> openImport());
        var make = new Button("New flow", new Glyph("plus"), click -> openNew());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.setId("new-flow");
        bring.setId("import-flow");
        var head = new Div(new H1("Flows"));
        if (person.may(Role.EDITOR)) {
            head.add(bring, make);
        }
        head.addClassName("page-head");
        list.addClassName("flow-list");
        add(head, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refresh();
    }

    private void refresh() {
        list.removeAll();
        List<FlowSummary> flows = workspace.flows().list();
        if (flows.isEmpty()) {
            list.add(noFlows());
            return;
        }
        Resources resources = workspace.resources().resources();
        for (FlowSummary flow : flows) {
            workspace
                    .flows()
                    .draft(flow.id())
                    .ifPresent(draft -> list.add(new FlowCard(
                            flow,
                            draft.definition(),
                            resources,
                            workspace.bundles(),
                            clock,
                            actions(flow, draft.definition(), resources))));
        }
    }

    private EmptyState noFlows() {
        String what = "A flow says what callers hear and where their keys lead. ";
        if (!person.may(Role.EDITOR)) {
            return new EmptyState("flows", "No flows yet", what + "You see them here once somebody has made one.");
        }
        var make = new Button("New flow", click -> openNew());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return new EmptyState(
                "flows",
                "No flows yet",
                what + "Make your first one, begin with a sample, or import one that somebody sent you.",
                make);
    }

    private FlowCard.Actions actions(FlowSummary flow, FlowDefinition drawn, Resources resources) {
        List<HoursSwitch> switches = FlowCard.hoursOf(drawn).stream()
                .filter(resources.hours()::containsKey)
                .map(name -> new HoursSwitch(workspace, person, clock, name, this::refresh))
                .toList();
        return new FlowCard.Actions(person.may(Role.EDITOR), switches, () -> duplicate(flow), () -> askToDelete(flow));
    }

    private void openNew() {
        new NewFlowDialog(workspace, person, this::open).open();
    }

    private void openImport() {
        new ImportDialog(workspace.bundles(), person, flows -> {
                    Notice.done(flows.size() == 1 ? "Imported" : "Imported " + flows.size() + " flows");
                    refresh();
                })
                .open();
    }

    private void open(FlowId id) {
        getUI().ifPresent(ui -> ui.navigate(EditorView.class, id.value()));
    }

    private void duplicate(FlowSummary flow) {
        person.require(Role.EDITOR);
        workspace.flows().draft(flow.id()).ifPresent(draft -> {
            String name = draft.definition().name() + " (copy)";
            FlowDefinition copy = draft.definition()
                    .withName(
                            name.length() <= FlowDefinition.MAX_NAME
                                    ? name
                                    : draft.definition().name());
            workspace.flows().create(copy, person.name());
            Notice.done("Duplicated “" + flow.name() + "”");
            refresh();
        });
    }

    private void askToDelete(FlowSummary flow) {
        if (!flow.numbers().isEmpty() && !person.may(Role.ADMIN)) {
            Notice.problem("“" + flow.name() + "” answers " + String.join(", ", flow.numbers())
                    + ". An administrator has to give these numbers to another flow first.");
            return;
        }
        String numbers = flow.numbers().isEmpty()
                ? "No number leads to it."
                : "Callers of " + String.join(", ", flow.numbers()) + " will be turned away.";
        String live = flow.publishedRevision() == null ? "" : " It takes calls now.";
        Confirm.ask(
                "Delete “" + flow.name() + "”?",
                numbers + live + " Its draft and its history are deleted; records of its calls stay. This cannot be"
                        + " undone.",
                "Delete",
                () -> delete(flow));
    }

    private void delete(FlowSummary flow) {
        person.require(Role.EDITOR);
        try {
            if (person.may(Role.ADMIN)) {
                workspace.flows().deleteWithItsNumbers(flow.id());
            } else {
                workspace.flows().delete(flow.id());
            }
            Notice.done("Deleted “" + flow.name() + "”");
        } catch (StoreException e) {
            Notice.problem(e);
        }
        refresh();
    }
}
