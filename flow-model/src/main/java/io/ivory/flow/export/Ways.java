package io.ivory.flow.export;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which order nodes are told: as callers meet them, step by step from each place where a call can begin or go on. */
final class Ways {

    /** Which of two nodes is told first. */
    enum Order {
        /** The one that takes fewer steps to reach. */
        NEAR_FIRST,
        /** The one behind the exit told first, and everything behind it. */
        TO_THE_END
    }

    private Ways() {}

    /** Where the ways of a flow begin, in words, with the node they begin at; places that are not chosen are left out. */
    static Map<String, NodeId> roots(FlowDefinition flow) {
        var roots = new LinkedHashMap<String, NodeId>();
        put(roots, "A call comes in", flow.start());
        put(roots, "Something fails", flow.onError());
        put(roots, "The caller has hung up", flow.onHangup());
        return roots;
    }

    private static void put(Map<String, NodeId> roots, String words, @Nullable NodeId node) {
        if (node != null) {
            roots.put(words, node);
        }
    }

    /** All nodes once: those of each root, then what no root leads to, way by way. */
    static List<List<FlowNode>> from(FlowDefinition flow, Order order) {
        var seen = new LinkedHashSet<NodeId>();
        var ways = new ArrayList<List<FlowNode>>();
        roots(flow).values().forEach(root -> addWay(flow, root, order, seen, ways));
        var targets = new HashSet<NodeId>();
        flow.nodes().values().forEach(node -> targets.addAll(node.targets().values()));
        flow.nodes().keySet().stream()
                .filter(id -> !targets.contains(id))
                .forEach(id -> addWay(flow, id, order, seen, ways));
        flow.nodes().keySet().forEach(id -> addWay(flow, id, order, seen, ways));
        return ways;
    }

    private static void addWay(
            FlowDefinition flow, NodeId root, Order order, Set<NodeId> seen, List<List<FlowNode>> ways) {
        var way = new ArrayList<FlowNode>();
        var open = new ArrayDeque<NodeId>();
        open.add(root);
        while (!open.isEmpty()) {
            NodeId id = open.removeFirst();
            FlowNode node = flow.nodes().get(id);
            if (node != null && seen.add(id)) {
                way.add(node);
                List<NodeId> next = node.exits().stream()
                        .flatMap(exit -> node.target(exit).stream())
                        .toList();
                switch (order) {
                    case NEAR_FIRST -> open.addAll(next);
                    case TO_THE_END -> next.reversed().forEach(open::addFirst);
                }
            }
        }
        if (!way.isEmpty()) {
            ways.add(way);
        }
    }
}
