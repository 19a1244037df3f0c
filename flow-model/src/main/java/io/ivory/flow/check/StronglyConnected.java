package io.ivory.flow.check;

import io.ivory.flow.NodeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts a graph so that within a part every node leads to every other: Tarjan's algorithm, without recursion, so that a
 * chain of 1,000 nodes needs no deep stack.
 */
final class StronglyConnected {

    private final Map<NodeId, List<NodeId>> ways;
    private final Map<NodeId, Integer> number = new HashMap<>();
    private final Map<NodeId, Integer> lowest = new HashMap<>();
    private final Deque<NodeId> open = new ArrayDeque<>();
    private final Set<NodeId> isOpen = new HashSet<>();
    private final List<Set<NodeId>> parts = new ArrayList<>();

    private StronglyConnected(Map<NodeId, List<NodeId>> ways) {
        this.ways = ways;
    }

    private record Visit(NodeId node, Iterator<NodeId> next) {}

    /** The parts, the nodes of each in the order of {@code nodes}. */
    static List<List<NodeId>> parts(Collection<NodeId> nodes, Map<NodeId, List<NodeId>> ways) {
        var search = new StronglyConnected(ways);
        for (NodeId node : nodes) {
            if (!search.number.containsKey(node)) {
                search.visit(node);
            }
        }
        var partOf = new HashMap<NodeId, List<NodeId>>();
        for (Set<NodeId> part : search.parts) {
            var ordered = new ArrayList<NodeId>();
            part.forEach(node -> partOf.put(node, ordered));
        }
        var result = new ArrayList<List<NodeId>>();
        for (NodeId node : nodes) {
            List<NodeId> part = partOf.getOrDefault(node, new ArrayList<>());
            if (part.isEmpty()) {
                result.add(part);
            }
            part.add(node);
        }
        return result;
    }

    private void visit(NodeId root) {
        var path = new ArrayDeque<Visit>();
        path.push(enter(root));
        while (!path.isEmpty()) {
            Visit visit = path.element();
            if (!visit.next().hasNext()) {
                path.pop();
                leave(visit.node());
                if (!path.isEmpty()) {
                    lower(path.element().node(), lowest.getOrDefault(visit.node(), 0));
                }
                continue;
            }
            NodeId next = visit.next().next();
            Integer seen = number.get(next);
            if (seen == null) {
                path.push(enter(next));
            } else if (isOpen.contains(next)) {
                lower(visit.node(), seen);
            }
        }
    }

    private Visit enter(NodeId node) {
        int entered = number.size();
        number.put(node, entered);
        lowest.put(node, entered);
        open.push(node);
        isOpen.add(node);
        return new Visit(node, ways.getOrDefault(node, List.of()).iterator());
    }

    private void lower(NodeId node, int reached) {
        lowest.merge(node, reached, Math::min);
    }

    private void leave(NodeId node) {
        if (!number.getOrDefault(node, 0).equals(lowest.get(node))) {
            return;
        }
        var part = new HashSet<NodeId>();
        NodeId member;
        do {
            member = open.pop();
            isOpen.remove(member);
            part.add(member);
        } while (!member.equals(node));
        parts.add(part);
    }
}
