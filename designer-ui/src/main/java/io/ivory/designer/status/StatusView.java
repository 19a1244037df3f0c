package io.ivory.designer.status;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Pill;
import io.ivory.designer.callbacks.CallbacksView;
import io.ivory.designer.calls.CallsView;
import io.ivory.designer.numbers.NumbersView;
import io.ivory.designer.workspace.WorkspaceView;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How everything does, for whoever watches over it. Draws itself anew while somebody looks. */
@Route(value = "status")
@PageTitle("Status · Ivory")
@RolesAllowed("ADMIN")
public final class StatusView extends Div {

    private static final long serialVersionUID = 1;

    private static final int POLL_MS = 3_000;

    private final transient StatusDesk desk;
    private final transient Clock clock;
    private final Div overall = new Div();
    private final Div cards = new Div();
    private final Paragraph foot = new Paragraph();
    private transient List<Sign> shown = List.of();
    private @Nullable Registration polling;

    public StatusView(StatusDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
        addClassName("page");
        var head = new Div(new H1("Status"), overall);
        head.addClassNames("page-head", "status-head");
        overall.getElement().setAttribute("role", "status");
        cards.addClassName("status-cards");
        foot.addClassNames("quiet", "small");
        add(head, cards, foot);
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

    /** Draws again what has changed: whoever is about to follow a link shall not lose it. */
    void refresh() {
        StatusReport report = desk.report();
        var judgement = new Judgement(report, clock.getZone());
        List<Sign> signs = judgement.signs();
        if (!signs.equals(shown)) {
            overall.removeAll();
            overall.add(new Pill(judgement.sentence(), judgement.light().tone()));
            draw(signs);
            shown = signs;
        }
        foot.setText("Ivory " + report.version() + " · up since "
                + Moments.of(report.at().minus(report.uptime()), report.at(), clock.getZone()) + " · as of "
                + Moments.exact(report.at(), clock.getZone()));
    }

    private void draw(List<Sign> signs) {
        boolean same = cards.getComponentCount() == signs.size();
        for (int i = 0; i < signs.size(); i++) {
            if (!same) {
                cards.add(card(signs.get(i)));
            } else if (!signs.get(i).equals(shown.get(i))) {
                cards.replace(cards.getComponentAt(i), card(signs.get(i)));
            }
        }
    }

    private static Component card(Sign sign) {
        var title = new H2(sign.about().title());
        var head = new Div(
                new Glyph(sign.about().icon()),
                title,
                new Pill(sign.word(), sign.light().tone()));
        head.addClassName("status-card-head");
        var sentence = new Div(sign.sentence());
        sentence.addClassName("status-figure");
        var card = new Section();
        card.add(head, sentence);
        sign.rows().forEach(row -> card.add(row(row)));
        link(sign.about()).ifPresent(card::add);
        card.addClassNames("panel", "status-card");
        return card;
    }

    private static Component row(Sign.Row row) {
        var name = new Span(row.name());
        var first = new Div(name);
        first.addClassName("status-row-name");
        if (!row.word().isEmpty()) {
            first.add(new Pill(row.word(), row.light().tone()));
        }
        var detail = new Div(row.detail());
        detail.addClassNames("quiet", "small");
        var line = new Div(first);
        if (!row.detail().isEmpty()) {
            line.add(detail);
        }
        line.addClassName("status-row");
        line.setClassName("is-plain", row.word().isEmpty());
        return line;
    }

    private static Optional<Component> link(Sign.About about) {
        return switch (about) {
            case CALLS -> Optional.of(new RouterLink("Calls", CallsView.class));
            case TRUNKS, TURNED_AWAY -> Optional.of(new RouterLink("Numbers and trunks", NumbersView.class));
            case VOICES -> Optional.of(tab("Voices", "voices"));
            case SERVICES -> Optional.of(tab("Services", "services"));
            case QUEUES -> Optional.of(tab("Queues", "queues"));
            case OUTBOX -> Optional.of(new RouterLink("Callbacks", CallbacksView.class));
            case SOUND, STORAGE -> Optional.empty();
        };
    }

    private static RouterLink tab(String words, String tab) {
        var link = new RouterLink(words, WorkspaceView.class);
        link.setQueryParameters(QueryParameters.of(WorkspaceView.TAB, tab));
        return link;
    }
}
