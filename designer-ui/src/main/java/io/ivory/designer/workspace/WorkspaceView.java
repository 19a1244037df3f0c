package io.ivory.designer.workspace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.ivory.designer.base.Downloads;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Pill;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.json.TableCsv;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Workspace;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What flows refer to by name, one tab a kind. */
@Route(value = "workspace")
@PageTitle("Workspace · Ivory")
@PermitAll
public final class WorkspaceView extends Div implements BeforeEnterObserver {

    /** The query parameter by which others lead to a tab: {@code workspace?tab=voices}. */
    public static final String TAB = "tab";

    private static final long serialVersionUID = 1;

    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final transient Clock clock;
    private final transient List<Runnable> refreshes = new ArrayList<>();
    private final TabSheet tabs = new TabSheet();
    private final transient Map<String, Tab> linked;

    public WorkspaceView(Workspace workspace, SignedIn person, Voices voices, Clock clock) {
        this.workspace = workspace;
        this.person = person;
        this.clock = clock;
        addClassName("page");
        var head = new Div(new H1("Workspace"));
        head.addClassName("page-head");
        tabs.addClassName("workspace-tabs");
        tabs.add("Opening hours", hours());
        tabs.add("Tables", tables());
        tabs.add("People", people());
        Tab queues = tabs.add("Queues", queues());
        tabs.add("Voicemail boxes", boxes());
        tabs.add("E-mail addresses", emailAddresses());
        Tab services = tabs.add("Services", services());
        tabs.add("Recordings", recordings());
        Tab voicesTab = tabs.add("Voices", new VoicesPanel(voices, person, clock));
        linked = Map.of("queues", queues, "services", services, "voices", voicesTab);
        add(head, tabs);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TAB)
                .map(linked::get)
                .ifPresent(tabs::setSelectedTab);
    }

    /** Opens the form of the thing of this name, or of a new one if it is null. */
    private interface Form {
        void open(@Nullable String name, Runnable saved);
    }

    private Component hours() {
        return tab(
                "New opening hours",
                (name, saved) -> new HoursDialog(workspace, person, name, done -> saved.run()).open(),
                new ResourceList.Kind<>(
                        ResourceKind.HOURS,
                        () -> entries(now().hours()),
                        Map.Entry::getKey,
                        hours -> HoursWords.week(hours.getValue()) + " · "
                                + hours.getValue().zone(),
                        this::overrideOf,
                        this::switchOf,
                        new EmptyState(
                                "hours",
                                "No opening hours yet",
                                "Say when you are open, with holidays. Flows then send callers another way when you"
                                        + " are closed.")));
    }

    private Optional<Component> overrideOf(Map.Entry<String, OpeningHours> hours) {
        return hours.getValue().overrideAt(clock.instant()).map(override -> {
            var pill = new Pill(OverrideWords.running(override, hours.getValue(), clock.instant()), Pill.Tone.WARN);
            pill.addClassName("hours-override");
            return pill;
        });
    }

    private Component switchOf(Map.Entry<String, OpeningHours> hours) {
        var shown = new Div();
        shown.addClassName("hours-switch");
        if (person.may(ResourceKind.HOURS.changedBy())) {
            shown.add(new HoursSwitch(workspace, person, clock, hours.getKey(), () -> refreshes.forEach(Runnable::run))
                    .button());
        }
        return shown;
    }

    private Component tables() {
        return tab(
                "New table",
                (name, saved) -> new TableDialog(workspace, person, name, done -> saved.run()).open(),
                new ResourceList.Kind<>(
                        ResourceKind.TABLE,
                        () -> entries(now().tables()),
                        Map.Entry::getKey,
                        table -> table.getValue().rows().size() + " rows · "
                                + String.join(", ", table.getValue().columns()),
                        this::csv,
                        new EmptyState(
                                "lookup",
                                "No tables yet",
                                "Delivery times by postcode, the promotions of this week: what flows look up while the"
                                        + " caller waits. Type it in or upload a CSV file.")));
    }

    private Component people() {
        return tab(
                "New person or team",
                (name, saved) -> new DestinationDialog(workspace, person, name, done -> saved.run()).open(),
                new ResourceList.Kind<>(
                        ResourceKind.DESTINATION,
                        () -> destinations(
                                destination -> destination instanceof Person || destination instanceof RingGroup),
                        Map.Entry::getKey,
                        destination -> DestinationWords.of(destination.getValue()),
                        destination -> new Span(),
                        new EmptyState(
                                "transfer",
                                "Nobody here yet",
                                "Name the people and teams that callers can be connected to, with their SIP"
                                        + " addresses.")));
    }

    private Component queues() {
        return tab(
                "New queue",
                (name, saved) -> new QueueDialog(workspace, person, name, done -> saved.run()).open(),
                new ResourceList.Kind<>(
                        ResourceKind.DESTINATION,
                        () -> destinations(CallQueue.class::isInstance),
                        Map.Entry::getKey,
                        queue -> DestinationWords.of(queue.getValue()),
                        queue -> new Span(),
                        new EmptyState(
                                "queue",
                                "No queues yet",
                                "Callers wait in line until somebody of the team is free, with music, and hear how it"
                                        + " stands.")));
    }

    private Component boxes() {
        return tab(
                "New voicemail box",
                (name, saved) -> new VoicemailBoxDialog(workspace, person, name, done -> saved.run()).open(),
                new ResourceList.Kind<>(
                        ResourceKind.DESTINATION,
                        () -> destinations(VoicemailBox.class::isInstance),
                        Map.Entry::getKey,
                        box -> DestinationWords.of(box.getValue()),
                        box -> new Span(),
                        new EmptyState(
                                "voicemail",
                                "No voicemail boxes yet",
                                "Where callers leave a word when nobody can answer. An e-mail can bring it to you.")));
    }

    private Component emailAddresses() {
        return tab(
                "New e-mail address",
                (name, saved) -> new EmailAddressDialog(workspace, person, name, done -> saved.run()).open(),
                new ResourceList.Kind<>(
                        ResourceKind.DESTINATION,
                        () -> destinations(EmailAddress.class::isInstance),
                        Map.Entry::getKey,
                        address -> DestinationWords.of(address.getValue()),
                        address -> new Span(),
                        new EmptyState(
                                "notify",
                                "No e-mail addresses yet",
                                "Whom the step “Notify” writes to when something happens in a call.")));
    }

    private List<Map.Entry<String, Destination>> destinations(Predicate<Destination> wanted) {
        return now().destinations().entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .toList();
    }

    private Component services() {
        return tab(
                "New service",
                (name, saved) -> new ConnectionDialog(workspace, person, name, done -> saved.run()).open(),
                new ResourceList.Kind<>(
                        ResourceKind.CONNECTION,
                        () -> entries(now().connections()),
                        Map.Entry::getKey,
                        connection -> connection.getValue().baseUrl().toString(),
                        connection -> new Span(),
                        new EmptyState(
                                "http",
                                "No services yet",
                                "Your order system, your warehouse: what flows ask over the web while the caller"
                                        + " waits.")));
    }

    private Component recordings() {
        var kind = new ResourceList.Kind<String>(
                ResourceKind.AUDIO,
                () -> now().audio().stream().sorted().toList(),
                Function.identity(),
                name -> "",
                name -> new RecordingPlayer(workspace, name),
                new EmptyState(
                        "say",
                        "No recordings yet",
                        "Words are spoken by a voice of the computer. Upload WAV, MP3 or OGG files to use a human voice instead."));
        var list = new ResourceList<>(workspace, person, kind, null);
        var tab = new Div(list);
        tab.addClassName("workspace-tab");
        if (person.may(kind.kind().changedBy())) {
            tab.addComponentAsFirst(new RecordingUpload(workspace, person, saved -> list.refresh()));
        }
        return tab;
    }

    private <T> Component tab(String newWords, Form form, ResourceList.Kind<Map.Entry<String, T>> kind) {
        var lists = new java.util.ArrayList<ResourceList<Map.Entry<String, T>>>();
        Runnable refresh = () -> lists.forEach(ResourceList::refresh);
        var list = new ResourceList<>(workspace, person, kind, item -> form.open(item.getKey(), refresh));
        lists.add(list);
        refreshes.add(list::refresh);
        var tab = new Div();
        tab.addClassName("workspace-tab");
        if (person.may(kind.kind().changedBy())) {
            var make = new Button(newWords, new Glyph("plus"), click -> form.open(null, refresh));
            make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            var bar = new Div(make);
            bar.addClassName("tab-bar");
            tab.add(bar);
        }
        tab.add(list);
        return tab;
    }

    private Component csv(Map.Entry<String, DataTable> table) {
        var download = new Anchor(
                Downloads.of(
                        table.getKey() + ".csv",
                        "text/csv",
                        () -> TableCsv.write(table.getValue()).getBytes(StandardCharsets.UTF_8)),
                AttachmentType.DOWNLOAD,
                "");
        download.add(new Glyph("download"));
        download.addClassName("icon-button");
        download.setTitle("Download as CSV");
        download.getElement().setAttribute("aria-label", "Download " + table.getKey() + " as CSV");
        download.setRouterIgnore(true);
        return download;
    }

    private Resources now() {
        return workspace.resources().resources();
    }

    private static <T> List<Map.Entry<String, T>> entries(Map<String, T> things) {
        Set<Map.Entry<String, T>> entries = things.entrySet();
        return List.copyOf(entries);
    }
}
