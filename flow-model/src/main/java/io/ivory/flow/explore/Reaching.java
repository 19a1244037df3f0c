package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads off the states which nodes and exits calls can come to. */
final class Reaching {

    private Reaching() {}

    static Reachability of(Visit visit) {
        StateGraph graph = visit.graph();
        Map<NodeId, Set<Exit>> taken = new HashMap<>();
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
