package io.ivory.flow.convert;

import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.VoicemailBox;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes destinations of what stands in the column {@code target}. */
final class MenuTableTargets {

    private final BundleDraft bundle;
    private final Notes notes;

    MenuTableTargets(BundleDraft bundle, Notes notes) {
        this.bundle = bundle;
        this.notes = notes;
    }

    /** The name of the person in a row of the action transfer. */
    @Nullable
    String person(MenuTableRow row) {
        String target = row.target();
        if (target.startsWith("sip:") || target.startsWith("sips:")) {
            try {
                return bundle.person(Words.name(row.name(), "person"), new Person(target));
            } catch (InvalidFlowException e) {
                notes.toDo(place(row), row.subject(), e.getMessage());
                return null;
            }
        }
        boolean number = PlaceholderAddress.isNumber(target);
        var person = PlaceholderAddress.person(
                number ? target : target.toLowerCase(Locale.ROOT).replace(' ', '-'));
        boolean known = bundle.knows(person);
        String name = bundle.person(number ? Words.name(row.name(), "extension " + target) : target, person);
        if (!known) {
            mapAddress(row, name, person);
        }
        return name;
    }

    private void mapAddress(MenuTableRow row, String name, Person person) {
        notes.toDo(
                place(row),
                row.subject(),
                "give the destination \"" + name + "\" its SIP address in place of " + person.uri()
                        + ", or map it to somebody of the workspace");
    }

    /** The name of the queue in a row of the action queue. */
    String queue(MenuTableRow row) {
        var person =
                PlaceholderAddress.person(row.target().toLowerCase(Locale.ROOT).replace(' ', '-'));
        String agent = bundle.person(row.target() + " agent", person);
        mapAddress(row, agent, person);
        return bundle.destination(row.target(), new CallQueue(List.of(agent), null, CallQueue.DEFAULT_CAPACITY));
    }

    /** The name of the opening hours in a row of the action hours. */
    String hours(MenuTableRow row) {
        notes.toDo(place(row), row.subject(), "the workspace must have opening hours called \"" + row.target() + "\"");
        return row.target();
    }

    /** The name of the box in a row of the action voicemail; its target is an e-mail address or a name. */
    String box(MenuTableRow row) {
        String target = row.target();
        boolean address = target.contains("@");
        String name = target.isBlank() ? "voicemail" : address ? target.substring(0, target.indexOf('@')) : target;
        if (address) {
            try {
                return bundle.destination(name, new VoicemailBox(target, null, VoicemailBox.DEFAULT_RECORDINGS));
            } catch (InvalidFlowException e) {
                notes.toDo(place(row), row.subject(), e.getMessage());
            }
        }
        String box = bundle.destination(name, new VoicemailBox(null, null, VoicemailBox.DEFAULT_RECORDINGS));
        notes.toDo(place(row), row.subject(), "say in the voicemail box \"" + box + "\" who is told of recordings");
        return box;
    }

    private static String place(MenuTableRow row) {
        return row.place() + ", column target";
    }
}
