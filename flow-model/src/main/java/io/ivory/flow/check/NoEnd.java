package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.NodeId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.Transfer;
import java.util.List;
import java.util.Set;

/** From every node there must be a way to a person or a goodbye. Exits that are not connected yet may become one. */
final class NoEnd implements FlowCheck {

    @Override
    public String rule() {
        return "no-end";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Set<NodeId> ending = new FlowGraph(flow).canReach(node -> mayEnd(flow, node));
        for (FlowNode node : flow.nodes().values()) {
            if (!ending.contains(node.id())) {
                findings.add(
                        node,
                        Places.of(node, "exits"),
                        "callers who come here can never leave: lead one way on to a hangup or a transfer");
            }
        }
        return findings.all();
    }

    private static boolean mayEnd(FlowDefinition flow, FlowNode node) {
        return node instanceof HangUp
                || node instanceof Transfer
                || node instanceof QueueCaller
                || node instanceof ReturnResult
                || node instanceof GoToFlow
                || node.exits().stream()
                        .anyMatch(exit -> node.target(exit).flatMap(flow::node).isEmpty());
    }
}
