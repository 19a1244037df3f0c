package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.runtime.call.CallEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * How much of a flow its test calls travel.
 *
 * @param nodes how many nodes it has
 * @param exits how many exits its nodes have
 * @param missedNodes the nodes that no call came to
 * @param missedExits the exits that no call left by, such as {@code main-menu 3}
 */
record Coverage(int nodes, int exits, SequencedSet<String> missedNodes, SequencedSet<String> missedExits) {

    /** What {@code calls}, the events of each test call, travel of {@code flow}. */
    static Coverage of(FlowDefinition flow, Collection<List<CallEvent>> calls) {
        var nodes = new LinkedHashSet<String>();
        var exits = new LinkedHashSet<String>();
        for (FlowNode node : flow.nodes().values()) {
            nodes.add(node.id().value());
            node.exits().forEach(exit -> exits.add(node.id() + " " + exit));
        }
        int allNodes = nodes.size();
        int allExits = exits.size();
        for (List<CallEvent> call : calls) {
            for (CallEvent event : call) {
                if (event instanceof CallEvent.EnteredNode entered) {
                    nodes.remove(entered.node().value());
                } else if (event instanceof CallEvent.LeftNode left) {
                    exits.remove(left.node() + " " + left.exit());
                }
            }
        }
        return new Coverage(allNodes, allExits, nodes, exits);
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
