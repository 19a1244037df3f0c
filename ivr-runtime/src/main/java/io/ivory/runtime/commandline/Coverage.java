package io.ivory.runtime.commandline;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.explore.Reachability;
import io.ivory.runtime.simulation.TestCallResult;
import io.ivory.runtime.simulation.TestCoverage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * How much of a flow its test calls travel.
 *
 * @param nodes how many nodes it has
 * @param exits how many exits its nodes have
 * @param missedNodes the nodes that no call came to
 * @param missedExits the exits that no call left by, such as {@code main-menu 3}
 */
record Coverage(int nodes, int exits, SequencedSet<String> missedNodes, SequencedSet<String> missedExits) {

    /** What test calls with these results travel of {@code flow}; nodes of the flows that it runs do not count. */
    static Coverage of(FlowDefinition flow, Collection<TestCallResult> results) {
        var all = new LinkedHashMap<NodeId, Set<Exit>>();
        flow.nodes().forEach((id, node) -> all.put(id, node.exits()));
        TestCoverage coverage = TestCoverage.of(flow, new Reachability(all), results);
        var missedNodes = new LinkedHashSet<String>();
        flow.nodes().keySet().stream()
                .filter(node -> !coverage.travelled().containsKey(node))
                .forEach(node -> missedNodes.add(node.value()));
        var missedExits = new LinkedHashSet<String>();
        coverage.missed().forEach((node, exits) -> exits.forEach(exit -> missedExits.add(node + " " + exit)));
        return new Coverage(all.size(), coverage.exitsTravelled() + coverage.exitsMissed(), missedNodes, missedExits);
    }

    /** Whole percents, rounded down, so that 100 means all; a flow without exits has them all. */
    int percentOfExits() {
        return percent(exits - missedExits.size(), exits);
    }

    int percentOfNodes() {
        return percent(nodes - missedNodes.size(), nodes);
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 100 : part * 100 / whole;
    }

    Map<String, Object> json() {
        return Map.of(
                "nodes",
                json(nodes, missedNodes, percentOfNodes()),
                "exits",
                json(exits, missedExits, percentOfExits()));
    }

    private static Map<String, Object> json(int all, SequencedSet<String> missed, int percent) {
        var json = new LinkedHashMap<String, Object>();
        json.put("all", all);
        json.put("travelled", all - missed.size());
        json.put("percent", percent);
        json.put("missed", List.copyOf(missed));
        return json;
    }
}
