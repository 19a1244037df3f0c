package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import java.util.List;
import java.util.Set;

/** A node to which nothing leads is dead weight, and often a forgotten connection. */
final class UnreachableNode implements FlowCheck {

    @Override
    public String rule() {
        return "unreachable-node";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        if (flow.start() == null) {
            return findings.all();
        }
        Set<NodeId> reachable = new FlowGraph(flow).reachable();
        for (FlowNode node : flow.nodes().values()) {
            if (!reachable.contains(node.id())) {
                findings.add(
                        node,
                        Places.of(node),
                        "no call ever comes here: lead an exit to this node, or delete it",
                        Cures.delete(node));
            }
        }
        return findings.all();
    }
}
