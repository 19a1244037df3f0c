package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.NodeId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.Transfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From every node there must be a way to a person or a goodbye. Exits that are not connected yet may become one. Each part
 * of the flow that callers cannot leave is told once.
 */
final class NoEnd implements FlowCheck {

    @Override
    public String rule() {
        return "no-end";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (List<FlowNode> trap : traps(flow)) {
            FlowNode node = trap.getFirst();
            findings.add(
                    node,
                    Places.of(node, "exits"),
                    "callers who come here can never leave" + others(trap.size() - 1)
                            + ": lead one way on to a hangup or a transfer",
                    LoopWithoutCaller.waysOut(flow, trap));
        }
        return findings.all();
    }

    /** The parts of a flow that lead nowhere but round within themselves. */
    static List<List<FlowNode>> traps(FlowDefinition flow) {
        Set<NodeId> ending = new FlowGraph(flow).canReach(node -> mayEnd(flow, node));
        List<NodeId> stuck = flow.nodes().keySet().stream()
                .filter(node -> !ending.contains(node))
                .toList();
        Map<NodeId, List<NodeId>> ways = new HashMap<>();
        for (NodeId node : stuck) {
            ways.put(
                    node,
                    flow.node(node).stream()
                            .flatMap(at -> at.exits().stream().flatMap(exit -> at.target(exit).stream()))
                            .toList());
        }
        return StronglyConnected.parts(stuck, ways).stream()
                .filter(part -> part.stream().allMatch(node -> part.containsAll(ways.getOrDefault(node, List.of()))))
                .map(part -> part.stream().flatMap(id -> flow.node(id).stream()).toList())
                .toList();
    }

    private static String others(int more) {
        return switch (more) {
            case 0 -> "";
            case 1 -> ", nor from one more node that they come to";
            default -> ", nor from " + more + " more nodes that they come to";
        };
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
