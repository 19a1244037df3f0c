package io.ivory.designer.callbacks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.ivory.designer.base.Downloads;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.runtime.callback.CallbackCsv;
import io.ivory.runtime.store.CallToMake;
import io.ivory.runtime.store.FlowSummary;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who was promised to be called back: whoever waits longest first. */
@Route(value = "callbacks")
@PageTitle("Callbacks · Ivory")
@PermitAll
public final class CallbacksView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final transient Clock clock;
    private final Span summary = new Span();
    private final Grid<CallToMake> grid = new Grid<>();
    private final EmptyState empty = new EmptyState(
            "callback",
            "Nobody is to be called back",
            "Add the step “Promise a callback” to a flow, for instance where nobody answers. Who is promised one appears"
                    + " here.");
    private transient Map<String, String> flows = Map.of();

    public CallbacksView(Workspace workspace, SignedIn person, Clock clock) {
        this.workspace = workspace;
        this.person = person;
        this.clock = clock;
        addClassNames("page", "voicemail-view");
        var refresh = new Button("Refresh", new Glyph("refresh"), click -> refresh());
        var head = new Div(new H1("Callbacks"), download(), refresh);
        head.addClassName("page-head");
        summary.addClassName("quiet");
        summary.getElement().setAttribute("role", "status");
        var line = new Div(summary);
        line.addClassName("voicemail-filters");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_NO_ROW_BORDERS);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(this::row).setFlexGrow(1);
        add(head, line, grid, empty);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        refresh();
    }

    private CallbackRow row(CallToMake call) {
        return new CallbackRow(
                call, flows.getOrDefault(call.flow(), call.flow()), person.may(Role.EDITOR), clock, this::done);
    }

    private void refresh() {
        flows = workspace.flows().list().stream()
                .collect(Collectors.toMap(flow -> flow.id().value(), FlowSummary::name, (one, other) -> one));
        List<CallToMake> rows = rows();
        grid.setItems(rows);
        long open = rows.stream().filter(CallToMake::isOpen).count();
        summary.setText(rows.isEmpty() ? "" : open + " open of " + rows.size());
        grid.setVisible(!rows.isEmpty());
        empty.setVisible(rows.isEmpty());
    }

    /** The callers that are shown now. */
    List<CallToMake> rows() {
        return workspace.callbacks().list();
    }

    /** Somebody has called back, or has not after all. */
    void done(CallToMake call, boolean done) {
        person.require(Role.EDITOR);
        try {
            workspace.callbacks().done(call.id(), done ? person.name() : null);
            if (done) {
                Notice.undoable("Done: " + call.from(), () -> done(call, false));
            }
        } catch (StoreException e) {
            Notice.problem(e);
        }
        refresh();
    }

    private Anchor download() {
        var download = new Anchor(
                Downloads.of(
                        "callbacks.csv",
                        "text/csv",
                        () -> CallbackCsv.of(rows(), clock.getZone()).getBytes(StandardCharsets.UTF_8)),
                AttachmentType.DOWNLOAD,
                "");
        download.add(new Glyph("download"));
        download.addClassName("icon-button");
        download.setTitle("Download as CSV");
        download.getElement().setAttribute("aria-label", "Download all callbacks as CSV");
        download.setRouterIgnore(true);
        return download;
    }
}
