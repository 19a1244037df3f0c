package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeType;
import java.util.List;
import java.util.Set;

/** A flow that takes calls has only nodes that the runtime can run. Which ones these are only the runtime knows. */
final class TypeNotAvailable implements FlowCheck {

    @Override
    public String rule() {
        return "type-not-available";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Set<NodeType> runnable = around.runnable();
        if (runnable == null) {
            return findings.all();
        }
        for (FlowNode node : flow.nodes().values()) {
            NodeType type = NodeType.of(node);
            if (!runnable.contains(type)) {
                findings.add(
                        node,
                        Places.of(node, "type"),
                        "this release cannot run \"" + type.title() + "\" (" + type.json()
                                + ") in calls yet: choose another step");
            }
        }
        return findings.all();
    }
}
