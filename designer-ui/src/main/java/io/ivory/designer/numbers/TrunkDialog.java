package io.ivory.designer.numbers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Mistakes;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.runtime.sdp.AudioEncoding;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkDesk;
import io.ivory.runtime.trunk.TrunkDraft;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkPart;
import io.ivory.runtime.trunk.TrunkServer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes or changes a trunk. What is wrong is said at the field it is about. */
final class TrunkDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private static final String REGISTERS = "It wants us to register";
    private static final String BY_ADDRESS = "It is known by its addresses";

    private final transient Map<TrunkPart, HasValidationProperties> marks = new EnumMap<>(TrunkPart.class);
    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final transient Optional<TrunkDesk> desk;
    private final transient @Nullable Trunk present;
    private final transient Runnable saved;

    private final RadioButtonGroup<String> kind = new RadioButtonGroup<>();
    private final TextField name = text("Name", TrunkPart.NAME, "carrier", "");
    private final TextField host = text("Server", TrunkPart.HOST, "sip.carrier.example", "Host name or address");
    private final IntegerField port = number("Port", TrunkPart.PORT);
    private final Select<Transport> transport = new Select<>();
    private final TextField user = text("User", TrunkPart.USER, "4930123456", "In front of the @ of our address there");
    private final TextField authUser = text("Name for the password", TrunkPart.AUTH_USER, "", "If it is not the user");
    private final TextField secret =
            text("Name of the secret with the password", TrunkPart.SECRET, "carrier-password", "");
    private final TextField domain = text("Domain", TrunkPart.DOMAIN, "", "If it is not the server");
    private final IntegerField expiry = number("Register for seconds", TrunkPart.EXPIRY);
    private final IntegerField keepAlive = number("Keep the way open, every seconds", TrunkPart.KEEP_ALIVE);
    private final TextArea sources = new TextArea("Addresses that calls come from");
    private final Select<CallerSource> callerSource = new Select<>();
    private final TextField country =
            text("Country of numbers", TrunkPart.COUNTRY, "DE", "Two letters; empty: as sent");
    private final TextField codecs = text("Codecs", TrunkPart.CODECS, "PCMA PCMU G722", "Most preferred first");
    private final IntegerField callsAtOnce = number("Calls at once", TrunkPart.CALLS_AT_ONCE);
    private final IntegerField newCalls = number("New calls a second", TrunkPart.NEW_CALLS_PER_SECOND);
    private final IntegerField outboundPerDay = number("Calls out a day", TrunkPart.OUTBOUND_PER_DAY);
    private final Checkbox outbound = new Checkbox("Callers may be connected over it");
    private final Select<SrtpPolicy> srtp = new Select<>();

    /** @param present the one to change; null for a new one */
    TrunkDialog(
            Workspace workspace, SignedIn person, Optional<TrunkDesk> desk, @Nullable Trunk present, Runnable saved) {
        this.workspace = workspace;
        this.person = person;
        this.desk = desk;
        this.present = present;
        this.saved = saved;
        setHeaderTitle(present == null ? "New trunk" : "Trunk");
        choices();
        var body = new Div(
                name,
                kind,
                row(host, port, transport),
                row(user, authUser),
                secret,
                row(domain, expiry, keepAlive),
                sources,
                row(callerSource, country),
                row(codecs, srtp),
                row(callsAtOnce, newCalls, outboundPerDay),
                outbound);
        body.addClassName("dialog-body");
        add(body);
        var ok = new Button("Save", click -> save());
        ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ok.addClassName("dialog-save");
        getFooter().add(new Button("Cancel", click -> close()), ok);
        setCloseOnOutsideClick(false);
        addOpenedChangeListener(change -> {
            if (change.isOpened() && present == null) {
                name.focus();
            }
        });
        fill();
    }

    private void choices() {
        kind.setItems(REGISTERS, BY_ADDRESS);
        kind.setAriaLabel("How it knows us");
        kind.addValueChangeListener(change -> {
            boolean registers = REGISTERS.equals(change.getValue());
            List.<Component>of(user, authUser, secret, domain, expiry, keepAlive)
                    .forEach(field -> field.setVisible(registers));
        });
        port.setHelperText("Empty: as its DNS says");
        transport.setLabel("Over");
        transport.setItems(Transport.values());
        transport.setEmptySelectionAllowed(true);
        transport.setEmptySelectionCaption("As its DNS says");
        transport.setItemLabelGenerator(one -> one == null ? "As its DNS says" : one.name());
        transport.setManualValidation(true);
        marks.put(TrunkPart.TRANSPORT, transport);
        keepAlive.setHelperText("Behind a NAT, over UDP; empty: never");
        sources.setWidthFull();
        sources.setPlaceholder("203.0.113.0/24");
        sources.setHelperText("One a line, as 203.0.113.7 or 203.0.113.0/24. Those of the server count anyway.");
        marks.put(TrunkPart.SOURCES, sources);
        callerSource.setLabel("Caller's number from");
        callerSource.setItems(CallerSource.values());
        callerSource.setItemLabelGenerator(source -> switch (source) {
            case FROM -> "From";
            case ASSERTED_IDENTITY -> "P-Asserted-Identity";
            case REMOTE_PARTY -> "Remote-Party-ID";
        });
        srtp.setId("trunk-srtp");
        srtp.setLabel("Encrypted sound");
        srtp.setItems(SrtpPolicy.values());
        srtp.setEmptySelectionAllowed(true);
        srtp.setEmptySelectionCaption("As set for all");
        srtp.setItemLabelGenerator(TrunkDialog::words);
        secret.addValueChangeListener(change -> tellOfSecret());
        secret.setHelperText("Set on the server, never shown or exported.");
    }

    private static String words(@Nullable SrtpPolicy policy) {
        return switch (policy) {
            case null -> "As set for all";
            case OFF -> "Never";
            case ALLOWED -> "Where it is offered";
            case REQUIRED -> "Always";
        };
    }

    private void tellOfSecret() {
        String typed = secret.getValue().strip();
        String variable = "IVORY_SECRETS_" + typed.replace('-', '_').toUpperCase(Locale.ROOT);
        boolean set = !typed.isEmpty() && desk.map(one -> one.hasSecret(typed)).orElse(false);
        secret.setHelperText(
                typed.isEmpty()
                        ? "Set on the server, never shown or exported."
                        : set ? variable + " is set." : variable + " is not set: set it and start again.");
    }

    private void fill() {
        Trunk trunk = present;
        TrunkServer server = trunk == null ? null : trunk.server();
        TrunkAccount account = trunk == null ? null : trunk.account();
        TrunkLimits limits = trunk == null ? TrunkLimits.USUAL : trunk.limits();
        kind.setValue(trunk != null && account == null ? BY_ADDRESS : REGISTERS);
        name.setValue(trunk == null ? "" : trunk.name());
        name.setReadOnly(trunk != null);
        host.setValue(server == null ? "" : server.host());
        port.setValue(server == null ? null : server.port());
        transport.setValue(server == null ? Transport.UDP : server.transport());
        user.setValue(account == null ? "" : account.user());
        authUser.setValue(account == null || account.authUser().equals(account.user()) ? "" : account.authUser());
        secret.setValue(account == null ? "" : account.secret());
        domain.setValue(
                account == null || server == null || account.domain().equals(server.hostInAddress())
                        ? ""
                        : account.domain());
        expiry.setValue(Math.toIntExact((account == null ? TrunkDraft.USUAL_EXPIRY : account.expiry()).toSeconds()));
        keepAlive.setValue(
                account == null || account.keepAlive() == null
                        ? null
                        : Math.toIntExact(account.keepAlive().toSeconds()));
        sources.setValue(
                trunk == null
                        ? ""
                        : trunk.sources().stream().map(AddressRange::toString).collect(Collectors.joining("\n")));
        callerSource.setValue(
                trunk == null ? CallerSource.FROM : trunk.callers().source());
        country.setValue(trunk == null ? "" : trunk.callers().country());
        codecs.setValue((trunk == null ? Trunk.ALL_CODECS : trunk.codecs())
                .stream().map(AudioEncoding::name).collect(Collectors.joining(" ")));
        callsAtOnce.setValue(limits.callsAtOnce());
        newCalls.setValue(limits.newCallsPerSecond());
        outboundPerDay.setValue(limits.outboundPerDay());
        outbound.setValue(trunk != null && trunk.outbound());
        srtp.setValue(trunk == null ? null : trunk.srtp());
    }

    private void save() {
        person.require(Role.ADMIN);
        try {
            Optional<Trunk> trunk = typed();
            if (trunk.isPresent()) {
                workspace.trunks().save(trunk.get(), person.name());
                saved.run();
                close();
            } else {
                Mistakes.focusFirst(this);
            }
        } catch (StoreException e) {
            Notice.problem(e);
        }
    }

    /** What was typed; says at each field what is wrong with it otherwise. */
    private Optional<Trunk> typed() {
        marks.values().forEach(field -> field.setInvalid(false));
        boolean registers = REGISTERS.equals(kind.getValue());
        need(true, name, TrunkPart.NAME, "Name it: up to 40 letters, digits, - and _");
        need(registers, host, TrunkPart.HOST, "The server to register with");
        need(registers, user, TrunkPart.USER, "The name or number in front of the @ of our address");
        need(registers, secret, TrunkPart.SECRET, "Name the secret that holds the password");
        TrunkDraft.Checked checked = draft().check();
        checked.problems().forEach(this::mark);
        boolean taken = !name.isReadOnly()
                && workspace.trunks().find(name.getValue().strip()).isPresent();
        if (taken) {
            mark(TrunkPart.NAME, "There is a trunk of this name already");
        }
        return taken ? Optional.empty() : checked.asTrunk();
    }

    private TrunkDraft draft() {
        boolean registers = REGISTERS.equals(kind.getValue());
        return new TrunkDraft(
                name.getValue(),
                new TrunkDraft.Server(host.getValue(), port.getValue(), transport.getValue()),
                registers
                        ? new TrunkDraft.Account(
                                user.getValue(),
                                authUser.getValue(),
                                secret.getValue(),
                                domain.getValue(),
                                number(expiry),
                                keepAlive.getValue() == null
                                        ? null
                                        : keepAlive.getValue().longValue())
                        : null,
                words(sources.getValue()),
                new TrunkDraft.Callers(callerSource.getValue(), country.getValue()),
                words(codecs.getValue()),
                new TrunkDraft.Limits(number(callsAtOnce), number(newCalls), number(outboundPerDay)),
                outbound.getValue(),
                srtp.getValue());
    }

    /** What is missing is said as such, before what is wrong with the rest. */
    private void need(boolean needed, TextField field, TrunkPart part, String problem) {
        if (needed && field.getValue().isBlank()) {
            mark(part, problem);
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static int number(IntegerField field) {
        return Objects.requireNonNullElse(field.getValue(), -1);
    }

    private void mark(TrunkPart part, String problem) {
        HasValidationProperties field = marks.get(part);
        if (field != null && !field.isInvalid()) {
            field.setErrorMessage(problem);
            field.setInvalid(true);
        }
    }

    private TextField text(String label, TrunkPart part, String example, String help) {
        var field = new TextField(label);
        field.setManualValidation(true);
        field.setWidthFull();
        field.setPlaceholder(example);
        field.setHelperText(help);
        marks.put(part, field);
        return field;
    }

    private IntegerField number(String label, TrunkPart part) {
        var field = new IntegerField(label);
        field.setManualValidation(true);
        marks.put(part, field);
        return field;
    }

    private static Component row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("dialog-row");
        return row;
    }
}
