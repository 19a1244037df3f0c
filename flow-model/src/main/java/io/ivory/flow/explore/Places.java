package io.ivory.flow.explore;

import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers what was found state by state at the nodes of the flows, nearest ones first. */
final class Places {

    private final StateGraph graph;

    Places(StateGraph graph) {
        this.graph = graph;
    }

    /**
     * A node of a flow.
     *
     * @param flow the flow's name in the workspace; empty for the one that took the call
     */
    record Place(String flow, NodeId node) {}

    Place of(int state) {
        State at = graph.state(state);
        return new Place(at.plan().name(), node(state).id());
    }

    FlowNode node(int state) {
        State at = graph.state(state);
        return at.plan().node(at.node());
    }

    /** The states of each node that has any of {@code states}. */
    Map<Place, BitSet> byNode(BitSet states) {
        var byNode = new LinkedHashMap<Place, BitSet>();
        states.stream()
                .filter(state -> !graph.isEnding(state))
                .forEach(state ->
                        byNode.computeIfAbsent(of(state), _ -> new BitSet()).set(state));
        return byNode;
    }
}
