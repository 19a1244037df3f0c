package io.ivory.runtime.store;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.Resources;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What some flows need of all that a workspace holds.
 *
 * @param held all that there is
 * @param flows those that need something
 */
record Needed(Resources held, Collection<FlowDefinition> flows) {

    Resources resources() {
        Map<String, Destination> destinations = only(held.destinations(), ResourceKind.DESTINATION);
        Map.copyOf(destinations).values().stream()
                .flatMap(destination -> WhereUsed.members(destination).stream())
                .sorted()
                .forEach(member -> put(destinations, member, held.destinations()));
        var audio = new LinkedHashSet<>(used(ResourceKind.AUDIO));
        destinations.values().forEach(destination -> audio.addAll(WhereUsed.recordings(destination)));
        audio.retainAll(held.audio());
        return new Resources(
                only(held.hours(), ResourceKind.HOURS),
                only(held.tables(), ResourceKind.TABLE),
                destinations,
                only(held.connections(), ResourceKind.CONNECTION),
                audio);
    }

    private Set<String> used(ResourceKind kind) {
        var names = new LinkedHashSet<String>();
        flows.forEach(flow -> names.addAll(WhereUsed.uses(flow, kind)));
        return names;
    }

    private <T> Map<String, T> only(Map<String, T> all, ResourceKind kind) {
        var needed = new LinkedHashMap<String, T>();
        used(kind).forEach(name -> put(needed, name, all));
        return needed;
    }

    private static <T> void put(Map<String, T> needed, String name, Map<String, T> all) {
        T thing = all.get(name);
        if (thing != null) {
            needed.put(name, thing);
        }
    }
}
