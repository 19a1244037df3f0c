package io.ivory.designer.workspace;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.DirectTarget;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import io.ivory.runtime.store.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes a person or team that callers can be connected to. */
public final class DestinationDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private static final String ONE = "One telephone";
    private static final String SEVERAL = "Several people, one after the other";
    private static final String ALL_AT_ONCE = "Several people, all at once";

    private final TextField uri = new TextField("SIP address or number");
    private final RadioButtonGroup<String> kind = new RadioButtonGroup<>();
    private final PeopleField people;

    /**
     * @param existing the name of the one to change; null for a new one
     * @param saved called with its name
     */
    public DestinationDialog(Workspace workspace, SignedIn person, @Nullable String existing, Consumer<String> saved) {
        Map<String, Destination> all = workspace.resources().resources().destinations();
        Destination present = existing == null ? null : all.get(existing);
        TextField name = ResourceNames.field(existing, "operators");
        List<String> persons = all.entrySet().stream()
                .filter(entry ->
                        entry.getValue() instanceof Person && !entry.getKey().equals(existing))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        people = new PeopleField(persons, present instanceof RingGroup group ? group.members() : List.of());
        if (present != null && !(present instanceof Person) && !(present instanceof RingGroup)) {
            DialogFrame.fill(this, "Destination", () -> true, name, new Paragraph(kept(present)));
            return;
        }
        drawChoice(present);
        var saving = new DestinationSaving(workspace, person, name, all.keySet(), saved);
        DialogFrame.fill(
                this,
                existing == null ? "New person or team" : "Person or team",
                () -> saving.save(this::typed),
                name,
                kind,
                uri,
                people);
    }

    private void drawChoice(@Nullable Destination present) {
        uri.setManualValidation(true);
        uri.setWidthFull();
        uri.setPlaceholder("sip:anna@10.0.0.5");
        uri.setHelperText("Or a number over a trunk: tel:+4930123456. Callers can be connected to this one only: they"
                + " cannot choose another.");
        if (present instanceof Person(String address)) {
            uri.setValue(address);
        }
        kind.setItems(ONE, SEVERAL, ALL_AT_ONCE);
        kind.setAriaLabel("Who is rung");
        kind.addValueChangeListener(change -> {
            uri.setVisible(ONE.equals(change.getValue()));
            people.setVisible(!ONE.equals(change.getValue()));
            people.atOnce(ALL_AT_ONCE.equals(change.getValue()));
        });
        people.setVisible(false);
        kind.setValue(kindOf(present));
    }

    private static String kindOf(@Nullable Destination present) {
        return present instanceof RingGroup group
                ? switch (group.strategy()) {
                    case IN_TURN -> SEVERAL;
                    case ALL_AT_ONCE -> ALL_AT_ONCE;
                }
                : ONE;
    }

    private RingGroup.Strategy strategy() {
        return ALL_AT_ONCE.equals(kind.getValue()) ? RingGroup.Strategy.ALL_AT_ONCE : RingGroup.Strategy.IN_TURN;
    }

    /** At the address that was typed, or at the number. */
    private Person person() {
        String typed = uri.getValue().strip();
        return DirectTarget.read(typed).orElseGet(() -> new Person(typed));
    }

    /** What was chosen; says at the field what is wrong with it otherwise. */
    private Optional<Destination> typed() {
        boolean one = ONE.equals(kind.getValue());
        try {
            Destination destination = one ? person() : new RingGroup(people.chosen(), strategy());
            uri.setInvalid(false);
            people.mark("");
            return Optional.of(destination);
        } catch (InvalidFlowException e) {
            if (one) {
                uri.setErrorMessage("A SIP address such as sip:anna@10.0.0.5, or a number such as +49 30 1234567");
                uri.setInvalid(true);
            } else {
                people.mark("Add 1 to " + RingGroup.MAX_MEMBERS + " people. Each is made first, as one telephone");
            }
            return Optional.empty();
        }
    }

    private static String kept(Destination destination) {
        String what = switch (destination) {
            case CallQueue _ -> "A queue";
            case VoicemailBox _ -> "A voicemail box";
            case EmailAddress _ -> "An e-mail address";
            case Person _, RingGroup _ -> "It";
        };
        return what + " came with a bundle. It is kept as it is: " + DestinationWords.of(destination) + ".";
    }
}
