package io.ivory.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name by which a node refers to something outside its flow.
 *
 * @param kind what it names
 * @param key the key of the node in the file that holds the name
 * @param name the name
 */
public record Reference(Kind kind, String key, String name) {

    /** What a node can refer to, in the order in which files list it. */
    public enum Kind {
        HOURS,
        DESTINATION,
        TABLE,
        CONNECTION,
        /** Another flow, by the base name of its file. */
        FLOW
    }

    /** Everything {@code node} refers to, in the order of its keys; what is not chosen yet is left out. */
    public static List<Reference> of(FlowNode node) {
        var found = new ArrayList<Reference>();
        switch (node) {
            case Hours hours -> add(found, Kind.HOURS, "hours", hours.hours());
            case Lookup lookup -> add(found, Kind.TABLE, "table", lookup.table());
            case CallerCheck caller -> {
                add(found, Kind.TABLE, "contacts", caller.contacts());
                add(found, Kind.TABLE, "blocked", caller.blocked());
            }
            case HttpRequest http -> add(found, Kind.CONNECTION, "connection", http.connection());
            case Transfer transfer -> {
                String to = transfer.destination();
                if (to != null && !Transfer.isDirect(to)) {
                    add(found, Kind.DESTINATION, "to", to);
                }
            }
            case QueueCaller queue -> add(found, Kind.DESTINATION, "to", queue.queue());
            case Voicemail voicemail -> add(found, Kind.DESTINATION, "box", voicemail.box());
            case Notify notify -> {
                switch (notify.notification()) {
                    case Notification.WebRequest request ->
                        add(found, Kind.CONNECTION, "connection", request.connection());
                    case Notification.Email email -> add(found, Kind.DESTINATION, "email", email.to());
                }
            }
            case RunFlow run -> add(found, Kind.FLOW, "flow", run.flow());
            case GoToFlow goTo -> add(found, Kind.FLOW, "flow", goTo.flow());
            case Say _,
                    Menu _,
                    Collect _,
                    LanguageChoice _,
                    Branch _,
                    Split _,
                    Assign _,
                    Callback _,
                    ReturnResult _,
                    Milestone _,
                    HangUp _ -> {}
        }
        return found;
    }

    private static void add(List<Reference> found, Kind kind, String key, @Nullable String name) {
        if (name != null) {
            found.add(new Reference(kind, key, name));
        }
    }
}
