package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeType;
import io.ivory.flow.Transfer;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A flow that takes calls has only nodes that the runtime can run. Which ones these are only the runtime knows. */
public final class TypeNotAvailable implements FlowCheck {

    private final Set<NodeType> runnable;
    private final Set<RingGroup.Strategy> strategies;

    /**
     * @param runnable the node types that the runtime can run
     * @param strategies the ways in which it can ring the members of a group
     */
    public TypeNotAvailable(Collection<NodeType> runnable, Collection<RingGroup.Strategy> strategies) {
        this.runnable = EnumSet.noneOf(NodeType.class);
        this.runnable.addAll(runnable);
        this.strategies = EnumSet.noneOf(RingGroup.Strategy.class);
        this.strategies.addAll(strategies);
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
            if (node instanceof Transfer transfer
                    && transfer.destination() != null
                    && resources.destinations().get(transfer.destination()) instanceof RingGroup group
                    && !strategies.contains(group.strategy())) {
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
