package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads off the states which nodes and exits calls can come to. */
final class Reaching {

    private Reaching() {}

    static Reachability of(Visit visit) {
        return of(visit, Optional.empty());
    }

    /** @param after what the flow does once callers have hung up */
    static Reachability of(Visit visit, Optional<Visit> after) {
        Map<NodeId, Set<Exit>> taken = new HashMap<>();
        note(visit.graph(), taken);
        after.ifPresent(more -> note(more.graph(), taken));
        return inOrder(visit, taken);
    }

    private static void note(StateGraph graph, Map<NodeId, Set<Exit>> taken) {
        for (int state = StateGraph.START; state < graph.size(); state++) {
            State at = graph.state(state);
            if (at.plan().name().isEmpty()) {
                taken.computeIfAbsent(at.plan().node(at.node()).id(), _ -> new LinkedHashSet<>());
            }
            for (int edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
                PathStep step = PathStep.of(at, graph.move(edge));
                if (step.flow().isEmpty() && step.exit() != null) {
                    taken.computeIfAbsent(step.node(), _ -> new LinkedHashSet<>())
                            .add(step.exit());
                }
            }
        }
    }

    private static Reachability inOrder(Visit visit, Map<NodeId, Set<Exit>> taken) {
        Map<NodeId, Set<Exit>> inOrder = new LinkedHashMap<>();
        for (FlowNode node : visit.plan().nodes()) {
            Set<Exit> exits = taken.get(node.id());
            if (exits != null) {
                var sorted = new LinkedHashSet<>(node.exits());
                sorted.retainAll(exits);
                inOrder.put(node.id(), sorted);
            }
        }
        return new Reachability(inOrder);
    }
}
