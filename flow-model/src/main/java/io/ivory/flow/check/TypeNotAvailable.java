package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeType;
import io.ivory.flow.Transfer;
import io.ivory.flow.resource.RingGroup;
import java.util.List;

/** A flow that takes calls has only nodes that the runtime can run. Which ones these are only the runtime knows. */
final class TypeNotAvailable implements FlowCheck {

    @Override
    public String rule() {
        return "type-not-available";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Capabilities runtime = around.runtime();
        if (runtime == null) {
            return findings.all();
        }
        for (FlowNode node : flow.nodes().values()) {
            NodeType type = NodeType.of(node);
            if (!runtime.types().contains(type)) {
                findings.add(
                        node,
                        Places.of(node, "type"),
                        "this release cannot run \"" + type.title() + "\" (" + type.json()
                                + ") in calls yet: choose another step");
            }
            if (node instanceof Transfer transfer
                    && transfer.destination() != null
                    && around.resources().destinations().get(transfer.destination()) instanceof RingGroup group
                    && !runtime.strategies().contains(group.strategy())) {
                findings.add(
                        node,
                        Places.of(node, "to"),
                        "this release cannot ring the members of \"" + transfer.destination()
                                + "\" all at once yet: let them ring in turn");
            }
        }
        return findings.all();
    }
}
