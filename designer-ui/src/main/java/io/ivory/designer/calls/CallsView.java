package io.ivory.designer.calls;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.MainLayout;
import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Pill;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.store.CallFilter;
import io.ivory.runtime.store.CallSummary;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.FlowSummary;
import io.ivory.runtime.store.Workspace;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All calls, the last one first; the selected one with the way it took. */
@Route(value = "calls", layout = MainLayout.class)
@PageTitle("Calls · Ivory")
@PermitAll
public final class CallsView extends Div implements HasUrlParameter<String> {

    private static final long serialVersionUID = 1;

    private final transient Workspace workspace;
    private final transient Clock clock;
    private final Grid<CallSummary> grid = new Grid<>();
    private final Select<Choice<CallOutcome>> outcome = new Select<>();
    private final Select<Choice<FlowId>> flow = new Select<>();
    private final TextField number = new TextField();
    private final Div detail = new Div();
    private final EmptyState empty = new EmptyState(
            "calls", "No calls yet", "Publish a flow, give it a number, and call it. Each call appears here.");

    /**
     * A choice of a filter.
     *
     * @param value what it lets through; everything if null
     */
    private record Choice<T>(String words, @Nullable T value) {}

    public CallsView(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
        addClassNames("calls-view");
        detail.addClassName("calls-detail");
        var left = new Div(head(), filters(), grid, empty);
        left.addClassName("calls-list");
        add(left, detail);
        setUpGrid();
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String call) {
        refresh();
        if (call != null) {
            show(new CallId(call));
        } else {
            detail.removeAll();
            detail.add(new Div("Select a call to see the way it took."));
            setClassName("has-detail", false);
        }
    }

    private Div head() {
        var refresh = new Button("Refresh", new Glyph("refresh"), click -> refresh());
        var head = new Div(new H1("Calls"), refresh);
        head.addClassName("page-head");
        return head;
    }

    private Div filters() {
        var outcomes = new ArrayList<Choice<CallOutcome>>();
        outcomes.add(new Choice<>("Any ending", null));
        Arrays.stream(CallOutcome.values()).forEach(each -> outcomes.add(new Choice<>(CallWords.outcome(each), each)));
        outcome.setItems(outcomes);
        outcome.setItemLabelGenerator(Choice::words);
        outcome.setValue(outcomes.getFirst());
        outcome.setAriaLabel("How the call ended");
        outcome.addValueChangeListener(change -> refreshRows());
        var flows = new ArrayList<Choice<FlowId>>();
        flows.add(new Choice<>("Any flow", null));
        for (FlowSummary each : workspace.flows().list()) {
            flows.add(new Choice<>(each.name(), each.id()));
        }
        flow.setItems(flows);
        flow.setItemLabelGenerator(Choice::words);
        flow.setValue(flows.getFirst());
        flow.setAriaLabel("Which flow answered");
        flow.addValueChangeListener(change -> refreshRows());
        number.setPlaceholder("Number");
        number.setAriaLabel("Part of a number");
        number.setClearButtonVisible(true);
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.addValueChangeListener(change -> refreshRows());
        var filters = new Div(outcome, flow, number);
        filters.addClassName("calls-filters");
        return filters;
    }

    private void setUpGrid() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.addComponentColumn(this::row).setHeader("Call").setFlexGrow(1);
        grid.setItems(query -> workspace.calls().page(query.getOffset(), query.getLimit(), filter()).stream());
        grid.addSelectionListener(selected -> {
            if (selected.isFromClient()) {
                selected.getFirstSelectedItem()
                        .ifPresent(call -> getUI().ifPresent(ui ->
                                ui.navigate(CallsView.class, call.id().value())));
            }
        });
        grid.setSizeFull();
    }

    private Div row(CallSummary call) {
        var from = new Span(call.from().isEmpty() ? "withheld" : call.from());
        from.addClassName("call-from");
        var to = new Span("→ " + call.to());
        to.addClassName("quiet");
        var time = new Span(Moments.of(call.startedAt(), clock.instant(), clock.getZone()));
        time.addClassName("call-time");
        var first = new Div(from, to, time);
        first.addClassName("call-line");
        var flowName = new Span(call.flowName());
        flowName.addClassNames("quiet", "small", "call-flow");
        var length = new Span(call.length().map(Moments::length).orElse(""));
        length.addClassNames("quiet", "small", "call-time");
        var second =
                new Div(new Pill(CallWords.outcome(call.outcome()), CallWords.tone(call.outcome())), flowName, length);
        second.addClassName("call-line");
        var row = new Div(first, second);
        row.addClassName("call-row");
        return row;
    }

    private CallFilter filter() {
        Choice<FlowId> chosenFlow = flow.getValue();
        Choice<CallOutcome> chosenOutcome = outcome.getValue();
        String part = number.getValue().strip();
        return new CallFilter(
                chosenFlow == null ? null : chosenFlow.value(),
                chosenOutcome == null ? null : chosenOutcome.value(),
                null,
                null,
                part.isEmpty() ? null : part);
    }

    private void refreshRows() {
        grid.getDataProvider().refreshAll();
        boolean none = workspace.calls().count(filter()) == 0;
        boolean noneAtAll = none && workspace.calls().count(CallFilter.ALL) == 0;
        empty.setVisible(noneAtAll);
        grid.setVisible(!noneAtAll);
    }

    private void refresh() {
        refreshRows();
    }

    private void show(CallId id) {
        detail.removeAll();
        workspace
                .calls()
                .find(id)
                .ifPresentOrElse(
                        call -> {
                            detail.add(new CallDetail(call, flowOf(call.summary()), clock, this::close));
                            grid.select(call.summary());
                        },
                        () -> detail.add(
                                new EmptyState("calls", "This call is not known", "It may have been deleted.")));
        setClassName("has-detail", true);
    }

    private void close() {
        getUI().ifPresent(ui -> ui.navigate(CallsView.class));
    }

    private Optional<FlowDefinition> flowOf(CallSummary call) {
        try {
            return workspace.flows().revision(new FlowId(call.flow()), call.revision());
        } catch (InvalidFlowException e) {
            return Optional.empty();
        }
    }

    /** The rows that are shown now, for tests. */
    List<CallSummary> rows() {
        return workspace.calls().page(0, 100, filter());
    }
}
