package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.Reference;
import io.ivory.flow.Transfer;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where there are people to speak to, every menu must lead to them somehow. */
final class NoWayToAPerson implements FlowCheck {

    @Override
    public String rule() {
        return "no-way-to-a-person";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var findings = Findings.of(this);
        Set<NodeId> toAPerson = new FlowGraph(flow)
                .canReach(node -> isAPerson(node) || othersIn(node, resources).anyMatch(NoWayToAPerson::isAPerson));
        if (toAPerson.isEmpty()) {
            return findings.all();
        }
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Menu menu && !toAPerson.contains(menu.id())) {
                findings.add(
                        menu,
                        Places.of(menu, "options"),
                        "no choice of this menu ever leads to a person: let 0 lead to a transfer");
            }
        }
        return findings.all();
    }

    private static boolean isAPerson(FlowNode node) {
        return node instanceof Transfer || node instanceof QueueCaller;
    }

    /** The nodes of the flow that {@code node} leads into. */
    private static Stream<FlowNode> othersIn(FlowNode node, Resources resources) {
        return Reference.of(node).stream()
                .filter(reference -> reference.kind() == Reference.Kind.FLOW)
                .flatMap(reference -> Stream.ofNullable(resources.flows().get(reference.name())))
                .flatMap(other -> other.nodes().values().stream());
    }
}
