package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeType;
import io.ivory.flow.resource.Resources;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A flow that takes calls has only nodes that the runtime can run. Which ones these are only the runtime knows. */
public final class TypeNotAvailable implements FlowCheck {

    private final Set<NodeType> runnable;

    /** @param runnable what the runtime can run */
    public TypeNotAvailable(Collection<NodeType> runnable) {
        this.runnable = EnumSet.noneOf(NodeType.class);
        this.runnable.addAll(runnable);
    }

    @Override
    public String rule() {
        return "type-not-available";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
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
