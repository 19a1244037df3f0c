package io.ivory.flow.resource;

import static io.ivory.flow.Checks.copyInOrder;

import java.util.Map;
import java.util.Set;

/**
 * Everything that flows refer to by name.
 *
 * @param hours opening hours
 * @param tables data tables
 * @param destinations people and groups
 * @param connections HTTP services
 * @param audio the names of the recorded prompts
 */
public record Resources(
        Map<String, OpeningHours> hours,
        Map<String, DataTable> tables,
        Map<String, Destination> destinations,
        Map<String, Connection> connections,
        Set<String> audio) {

    public static final Resources NONE = new Resources(Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

    public Resources {
        hours = copyInOrder(hours);
        tables = copyInOrder(tables);
        destinations = copyInOrder(destinations);
        connections = copyInOrder(connections);
        audio = Set.copyOf(audio);
    }
}
