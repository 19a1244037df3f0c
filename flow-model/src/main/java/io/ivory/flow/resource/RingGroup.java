package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.util.List;

/**
 * Several people of whom one takes the call.
 *
 * @param members the names of persons among the destinations, each once, 1 to 20
 * @param strategy in which order their telephones ring
 */
public record RingGroup(List<String> members, Strategy strategy) implements Destination {

    public static final int MAX_MEMBERS = 20;

    /** In which order the telephones of a group ring. */
    public enum Strategy {
        /** The next member when the one before is busy, does not answer or cannot be reached. */
        IN_TURN,
        /** All members together; who answers first has the call. */
        ALL_AT_ONCE
    }

    public RingGroup {
        members = requireMembers(members, MAX_MEMBERS);
    }

    /** A copy of {@code members}, if there is at least one, each once, and not too many. */
    static List<String> requireMembers(List<String> members, int most) {
        require(
                !members.isEmpty()
                        && members.size() <= most
                        && members.stream().distinct().count() == members.size(),
                "Name 1 to " + most + " people, each once, but these are " + members.size() + " names");
        return List.copyOf(members);
    }
}
