package io.ivory.flow.explore;

import io.ivory.flow.Transfer;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import java.util.Optional;

/** Whom a transfer rings. */
final class People {

    private People() {}

    /** How often it rings, one time after the other; empty if the transfer fails before anybody is rung. */
    static Optional<Integer> of(Transfer node, Resources resources) {
        Destination destination = Optional.ofNullable(node.destination())
                .flatMap(resources::destination)
                .orElse(null);
        return switch (destination) {
            case null -> Optional.empty();
            case Person _ -> Optional.of(1);
            case RingGroup group when group.strategy() == RingGroup.Strategy.IN_TURN -> inTurn(group, resources);
            case RingGroup group
            when node.by() != Transfer.Means.REFER -> inTurn(group, resources).map(people -> Math.min(people, 1));
            case RingGroup _, CallQueue _, VoicemailBox _, EmailAddress _ -> Optional.empty();
        };
    }

    private static Optional<Integer> inTurn(RingGroup group, Resources resources) {
        if (!resources.destinations().keySet().containsAll(group.members())) {
            return Optional.empty();
        }
        long people = group.members().stream()
                .map(resources.destinations()::get)
                .filter(Person.class::isInstance)
                .count();
        return Optional.of(Math.toIntExact(people));
    }
}
