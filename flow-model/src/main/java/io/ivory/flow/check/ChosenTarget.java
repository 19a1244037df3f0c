package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Reference;
import io.ivory.flow.Transfer;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a call is connected to is fixed: a caller who could choose it would telephone at the shop's cost. */
final class ChosenTarget implements FlowCheck {

    @Override
    public String rule() {
        return "chosen-target";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Map<String, Destination> destinations = around.resources().destinations();
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Transfer transfer && hasValue(transfer.destination())) {
                findings.add(
                        node,
                        Places.of(node, "to"),
                        "\"" + transfer.destination()
                                + "\" has a value in it, but nobody fills it in, and callers must not"
                                + " choose who is called: write the whole number or address");
            }
            for (Reference reference : Reference.of(node)) {
                if (reference.kind() == Reference.Kind.DESTINATION) {
                    people(reference.name(), destinations)
                            .filter(person -> hasValue(person.getValue().uri()))
                            .findFirst()
                            .ifPresent(person -> findings.add(
                                    node,
                                    Places.of(node, reference.key()),
                                    new Place.InResource(Place.Kind.DESTINATION, person.getKey()),
                                    "the address of \"" + person.getKey() + "\" has a value in it ("
                                            + person.getValue().uri()
                                            + "), but nobody fills it in, and callers must not choose who is called:"
                                            + " write the whole address"));
                }
            }
        }
        return findings.all();
    }

    private static boolean hasValue(@Nullable String address) {
        return address != null && address.matches("(?s).*[{}$].*");
    }

    /** The people behind a destination, by name. */
    private static Stream<Map.Entry<String, Person>> people(String name, Map<String, Destination> destinations) {
        Destination destination = destinations.get(name);
        return switch (destination) {
            case Person person -> Stream.of(Map.entry(name, person));
            case RingGroup group -> group.members().stream().flatMap(member -> person(member, destinations));
            case CallQueue queue -> queue.agents().stream().flatMap(agent -> person(agent, destinations));
            case VoicemailBox _, EmailAddress _ -> Stream.empty();
            case null -> Stream.empty();
        };
    }

    private static Stream<Map.Entry<String, Person>> person(String name, Map<String, Destination> destinations) {
        return destinations.get(name) instanceof Person person ? Stream.of(Map.entry(name, person)) : Stream.empty();
    }
}
