package io.ivory.flow.resource;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Transfer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that flows refer to by name.
 *
 * @param hours opening hours
 * @param tables data tables
 * @param destinations whom and what calls can be handed to
 * @param connections HTTP services
 * @param audio the names of the recorded prompts
 * @param flows the flows that others may run or go on in, by the base name of their file
 */
public record Resources(
        Map<String, OpeningHours> hours,
        Map<String, DataTable> tables,
        Map<String, Destination> destinations,
        Map<String, Connection> connections,
        Set<String> audio,
        Map<String, FlowDefinition> flows) {

    public static final Resources NONE = new Resources(Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

    public Resources {
        hours = copyInOrder(hours);
        tables = copyInOrder(tables);
        destinations = copyInOrder(destinations);
        connections = copyInOrder(connections);
        audio = Set.copyOf(audio);
        flows = copyInOrder(flows);
    }

    /** What a flow that stands alone may refer to. */
    public Resources(
            Map<String, OpeningHours> hours,
            Map<String, DataTable> tables,
            Map<String, Destination> destinations,
            Map<String, Connection> connections,
            Set<String> audio) {
        this(hours, tables, destinations, connections, audio, Map.of());
    }

    /** What {@code to} stands for: a destination's name, or a telephone's number or SIP address. */
    public Optional<Destination> destination(String to) {
        return Transfer.isDirect(to)
                ? DirectTarget.read(to).map(Destination.class::cast)
                : Optional.ofNullable(destinations.get(to));
    }

    /** The same with these flows to run or go on in. */
    public Resources withFlows(Map<String, FlowDefinition> others) {
        return new Resources(hours, tables, destinations, connections, audio, others);
    }
}
