package io.ivory.designer.workspace;

import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;

/** What a list says about a destination at a glance. */
final class DestinationWords {

    private DestinationWords() {}

    static String of(Destination destination) {
        return switch (destination) {
            case Person(String uri) -> uri;
            case RingGroup(var members, var strategy) ->
                switch (strategy) {
                    case IN_TURN -> "Rings in turn: " + String.join(", ", members);
                    case ALL_AT_ONCE -> "Rings all at once: " + String.join(", ", members);
                };
            case CallQueue queue ->
                "Queue of " + String.join(", ", queue.agents()) + ", at most " + queue.capacity() + " wait";
            case VoicemailBox box ->
                (box.email() == null ? "" : "Sends to " + box.email() + " · ") + "keeps " + box.maximum();
            case EmailAddress(String address) -> address;
        };
    }
}
