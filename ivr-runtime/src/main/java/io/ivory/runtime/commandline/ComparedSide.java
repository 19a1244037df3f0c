package io.ivory.runtime.commandline;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.FlowDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One side of a comparison: everything in it by its place, so that it finds its like at the other side.
 *
 * @param flows by the path of their files within what was named; one flow alone has the path ""
 * @param others hours, tables, people, services and recordings by kind and name, as values that can be compared
 * @param unreadable what could not be read
 * @param unread the places that hold what could not be read; all of it if one is ""
 */
record ComparedSide(
        Map<String, FlowDefinition> flows,
        Map<String, Object> others,
        List<PlacedFinding> unreadable,
        Set<String> unread) {

    static final ComparedSide NOTHING = new ComparedSide(Map.of(), Map.of(), List.of(), Set.of());

    ComparedSide {
        flows = copyInOrder(flows);
        others = copyInOrder(others);
        unreadable = List.copyOf(unreadable);
        unread = Set.copyOf(unread);
    }

    /**
     * Reads what lies at {@code path}.
     *
     * @throws UnusableInputException if there is nothing of ours
     */
    static ComparedSide read(Path path, FlowSources sources) {
        var flows = new LinkedHashMap<String, FlowDefinition>();
        var others = new TreeMap<String, Object>();
        var unreadable = new ArrayList<PlacedFinding>();
        var unread = new TreeSet<String>();
        for (Source source : sources.isBundle(path) ? sources.read(path) : List.of(sources.alone(path))) {
            unreadable.addAll(source.unreadable());
            if (!source.unreadable().isEmpty() && source.flows().isEmpty()) {
                unread.add(within(path, source.name()));
            }
            source.unreadable().forEach(finding -> unread.add(within(path, finding.file())));
            source.flows().forEach((id, flow) -> flows.put(within(path, source.fileOf(id)), flow));
            if (sources.isBundle(path)) {
                String place = within(path, source.name());
                source.others()
                        .forEach((name, value) -> others.put(place.isEmpty() ? name : place + ": " + name, value));
            }
        }
        return new ComparedSide(flows, others, unreadable, unread);
    }

    /** Whether {@code name}, a flow's file or one of the others, may well be there, but could not be read. */
    boolean mayHold(String name) {
        return unread.stream()
                .anyMatch(place -> place.isEmpty()
                        || name.equals(place)
                        || Stream.of("/", "!", ": ").anyMatch(end -> name.startsWith(place + end)));
    }

    private static String within(Path path, String name) {
        String whole = path.toString();
        String rest = name.startsWith(whole) ? name.substring(whole.length()) : name;
        return rest.startsWith("/") || rest.startsWith("!") ? rest.substring(1) : rest;
    }
}
