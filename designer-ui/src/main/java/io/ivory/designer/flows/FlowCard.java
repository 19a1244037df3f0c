package io.ivory.designer.flows;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.RouterLink;
import io.ivory.designer.base.Downloads;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Pill;
import io.ivory.designer.editor.EditorView;
import io.ivory.designer.workspace.HoursSwitch;
import io.ivory.designer.workspace.OverrideWords;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Hours;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Severity;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.store.Bundles;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.FlowSummary;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** One flow in the list: its picture, its name, the numbers it answers, its state. */
final class FlowCard extends Div {

    private static final long serialVersionUID = 1;

    /**
     * What can be done with the flow beside opening it.
     *
     * @param offered whether the person may make copies and delete
     * @param switches of the opening hours that it asks
     * @param duplicate makes a copy
     * @param delete asks and deletes
     */
    record Actions(boolean offered, List<HoursSwitch> switches, Runnable duplicate, Runnable delete) {}

    FlowCard(
            FlowSummary flow,
            FlowDefinition drawn,
            Resources resources,
            Bundles bundles,
            Clock clock,
            Actions actions) {
        addClassName("flow-card");
        getElement().setAttribute("data-flow", flow.id().value());
        var picture = new RouterLink("", EditorView.class, flow.id().value());
        picture.addClassName("flow-card-picture");
        picture.getElement().setAttribute("tabindex", "-1");
        picture.getElement().setAttribute("aria-hidden", "true");
        picture.add(new FlowPicture(drawn));
        var name =
                new H2(new RouterLink(flow.name(), EditorView.class, flow.id().value()));
        var head = new Div(name, menu(flow, bundles, actions));
        head.addClassName("flow-card-head");
        var body = new Div(head, state(flow, drawn, resources, clock), numbers(flow), changed(flow, clock));
        body.addClassName("flow-card-body");
        add(picture, body);
    }

    private static Component state(FlowSummary flow, FlowDefinition drawn, Resources resources, Clock clock) {
        var state = new Div();
        state.addClassName("flow-card-state");
        if (flow.publishedRevision() == null) {
            state.add(new Pill("Not published", Pill.Tone.PLAIN));
        } else {
            state.add(new Pill("Takes calls", Pill.Tone.GOOD));
            if (flow.draftAhead()) {
                state.add(new Pill("Draft ahead", Pill.Tone.ACCENT));
            }
        }
        long errors = FlowChecks.problems(drawn, resources).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            state.add(new Pill(errors == 1 ? "1 problem" : errors + " problems", Pill.Tone.BAD));
        }
        for (String name : hoursOf(drawn)) {
            OpeningHours hours = resources.hours().get(name);
            if (hours != null) {
                hours.overrideAt(clock.instant())
                        .ifPresent(override -> state.add(
                                new Pill(OverrideWords.running(override, hours, clock.instant()), Pill.Tone.WARN)));
            }
        }
        return state;
    }

    /** The opening hours that {@code flow} asks, in the order of its nodes. */
    static SequencedSet<String> hoursOf(FlowDefinition flow) {
        var names = new LinkedHashSet<String>();
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Hours asks && asks.hours() != null) {
                names.add(asks.hours());
            }
        }
        return names;
    }

    private static Component numbers(FlowSummary flow) {
        var line = new Div();
        line.addClassName("flow-card-line");
        line.add(new Glyph("numbers"));
        line.add(new Span(flow.numbers().isEmpty() ? "No number yet" : String.join(", ", flow.numbers())));
        if (flow.callsToday() > 0) {
            var calls = new Span(flow.callsToday() == 1 ? "1 call today" : flow.callsToday() + " calls today");
            calls.addClassName("flow-card-calls");
            line.add(calls);
        }
        return line;
    }

    private static Component changed(FlowSummary flow, Clock clock) {
        var line = new Div("Changed " + Moments.of(flow.changedAt(), clock.instant(), clock.getZone()) + " by "
                + flow.changedBy());
        line.addClassNames("flow-card-line", "small");
        return line;
    }

    private static Component menu(FlowSummary flow, Bundles bundles, Actions actions) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON);
        MenuItem more = bar.addItem(new Glyph("more"));
        more.setAriaLabel("More for " + flow.name());
        more.getElement().setAttribute("data-more", flow.id().value());
        FlowId id = flow.id();
        if (actions.offered()) {
            actions.switches().forEach(each -> more.getSubMenu().addItem(each.words(), click -> each.press()));
            more.getSubMenu().addItem("Duplicate", click -> actions.duplicate().run());
        }
        more.getSubMenu()
                .addItem(download(
                        "Export as JSON",
                        new Anchor(
                                Downloads.of(
                                        id + ".ivr.json",
                                        "application/json",
                                        () -> bundles.json(id).getBytes(StandardCharsets.UTF_8)),
                                AttachmentType.DOWNLOAD,
                                "")));
        more.getSubMenu()
                .addItem(download(
                        "Export with all it needs",
                        new Anchor(
                                Downloads.of(id + ".ivr.zip", "application/zip", () -> bundles.zip(id)),
                                AttachmentType.DOWNLOAD,
                                "")));
        if (actions.offered()) {
            more.getSubMenu().addSeparator();
            more.getSubMenu()
                    .addItem("Delete…", click -> actions.delete().run())
                    .addClassName("is-danger");
        }
        return bar;
    }

    private static Anchor download(String words, Anchor anchor) {
        anchor.setText(words);
        anchor.addClassName("menu-link");
        anchor.setRouterIgnore(true);
        return anchor;
    }
}
