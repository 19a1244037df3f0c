package io.ivory.flow.edit;

import static io.ivory.flow.Checks.require;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes nodes, the connections to them, their places, and the prompts that only they said.
 *
 * @param nodes at least one
 */
public record DeleteNodes(Set<NodeId> nodes) implements FlowEdit {

    public DeleteNodes {
        nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes));
        require(!nodes.isEmpty(), "Choose at least one node to delete");
    }

    public static DeleteNodes of(NodeId... nodes) {
        return new DeleteNodes(new LinkedHashSet<>(List.of(nodes)));
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        var prompts = new LinkedHashSet<PromptId>();
        nodes.forEach(id -> prompts.addAll(Edits.node(flow, id).prompts()));
        var left = new LinkedHashMap<NodeId, FlowNode>();
        flow.nodes().forEach((id, node) -> {
            if (!nodes.contains(id)) {
                left.put(id, withoutWayToDeleted(node));
            }
        });
        var positions = new LinkedHashMap<>(flow.layout().positions());
        positions.keySet().removeAll(nodes);
        FlowDefinition result = flow.withNodes(left).withLayout(new Layout(positions));
        if (flow.start() != null && nodes.contains(flow.start())) {
            result = result.withStart(null);
        }
        if (flow.onError() != null && nodes.contains(flow.onError())) {
            result = result.withOnError(null);
        }
        if (flow.onHangup() != null && nodes.contains(flow.onHangup())) {
            result = result.withOnHangup(null);
        }
        if (flow.operator() != null && nodes.contains(flow.operator())) {
            result = result.withOperator(null);
        }
        return Edits.withoutUnused(result, prompts);
    }

    private FlowNode withoutWayToDeleted(FlowNode node) {
        if (node.targets().values().stream().noneMatch(nodes::contains)) {
            return node;
        }
        var targets = new LinkedHashMap<>(node.targets());
        targets.values().removeAll(nodes);
        return node.withHead(node.head().withTargets(targets));
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Delete " + Edits.quoted(before, nodes);
    }
}
