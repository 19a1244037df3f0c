package io.ivory.flow.check;

import io.ivory.flow.Answering;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which nodes lead to which. Every question costs time in proportion to nodes and connections. */
final class FlowGraph {

    private final FlowDefinition flow;
    private final Map<NodeId, List<FlowNode>> predecessors = new HashMap<>();

    FlowGraph(FlowDefinition flow) {
        this.flow = flow;
        for (FlowNode node : flow.nodes().values()) {
            successors(node)
                    .forEach(next -> predecessors
                            .computeIfAbsent(next.id(), _ -> new ArrayList<>())
                            .add(node));
        }
    }

    /** The nodes that the connected exits of {@code node} and the key for a person lead to. */
    Stream<FlowNode> successors(FlowNode node) {
        return Stream.concat(
                        node.exits().stream().flatMap(exit -> node.target(exit).stream()),
                        flow.operatorFrom(node).stream())
                .flatMap(target -> flow.node(target).stream());
    }

    /** The nodes that a call can come to, by its start, by a failure or after the caller has hung up. */
    Set<NodeId> reachable() {
        List<FlowNode> roots = Stream.of(flow.start(), flow.onError(), flow.onHangup())
                .filter(Objects::nonNull)
                .flatMap(id -> flow.node(id).stream())
                .toList();
        return closure(roots, node -> successors(node).toList());
    }

    /** The nodes that a call can come to once it is at {@code root}, and that one itself. */
    Set<NodeId> reachableFrom(NodeId root) {
        return closure(
                flow.node(root).stream().toList(), node -> successors(node).toList());
    }

    /** The nodes that have a way to one that is {@code wanted}, and those themselves. */
    Set<NodeId> canReach(Predicate<FlowNode> wanted) {
        List<FlowNode> goals = flow.nodes().values().stream().filter(wanted).toList();
        return closure(goals, node -> predecessors.getOrDefault(node.id(), List.of()));
    }

    /** The nodes from which a call comes to a {@code wanted} one without being asked anything before, and those themselves. */
    Set<NodeId> canReachUnasked(Predicate<FlowNode> wanted) {
        List<FlowNode> goals = flow.nodes().values().stream().filter(wanted).toList();
        return closure(
                goals,
                node -> predecessors.getOrDefault(node.id(), List.of()).stream()
                        .filter(before -> !Nodes.asks(before))
                        .toList());
    }

    /** {@code from}, and the nodes that a call comes to from there without being asked anything before. */
    Set<NodeId> reachableUnasked(Collection<FlowNode> from) {
        return closure(
                from, node -> Nodes.asks(node) ? List.of() : successors(node).toList());
    }

    /** The nodes that a call can come to before it is answered; a failure on the way leads to {@code onError}. */
    Set<NodeId> reachableUnanswered() {
        Neighbours unanswered = node ->
                Answering.isNeededBy(node) ? List.of() : successors(node).toList();
        List<FlowNode> start = Stream.ofNullable(flow.start())
                .flatMap(id -> flow.node(id).stream())
                .toList();
        Set<NodeId> reached = closure(start, unanswered);
        boolean mayFail = reached.stream()
                .flatMap(id -> flow.node(id).stream())
                .anyMatch(node -> !Answering.isNeededBy(node) && !node.exits().contains(Exit.FAILED));
        if (mayFail) {
            Stream<FlowNode> rescue = Stream.ofNullable(flow.onError()).flatMap(id -> flow.node(id).stream());
            return closure(Stream.concat(start.stream(), rescue).toList(), unanswered);
        }
        return reached;
    }

    private static Set<NodeId> closure(Collection<FlowNode> from, Neighbours neighbours) {
        var seen = new HashSet<NodeId>();
        var open = new ArrayDeque<FlowNode>();
        for (FlowNode node : from) {
            if (seen.add(node.id())) {
                open.add(node);
            }
        }
        while (!open.isEmpty()) {
            for (FlowNode next : neighbours.of(open.remove())) {
                if (seen.add(next.id())) {
                    open.add(next);
                }
            }
        }
        return seen;
    }

    private interface Neighbours {
        Collection<FlowNode> of(FlowNode node);
    }
}
