package io.ivory.flow.edit;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.PromptId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pastes nodes from the clipboard: under new ids, with prompts of their own, connected among themselves. Variables that
 * the flow lacks are brought along.
 *
 * @param clip what is pasted
 * @param dx how far to the right of their former places the cards stand, in pixels
 * @param dy how far below
 */
public record PasteNodes(NodeClip clip, int dx, int dy) implements FlowEdit {

    /** The ids that the nodes get in {@code flow}, by their former ids. */
    public Map<NodeId, NodeId> newIds(FlowDefinition flow) {
        var taken = new HashSet<>(flow.nodes().keySet());
        var ids = new LinkedHashMap<NodeId, NodeId>();
        for (FlowNode node : clip.nodes()) {
            NodeId id = taken.contains(node.id()) ? NodeId.fromName(node.name(), taken) : node.id();
            taken.add(id);
            ids.put(node.id(), id);
        }
        return ids;
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        Map<NodeId, NodeId> ids = newIds(flow);
        Map<PromptId, PromptId> promptIds = newPromptIds(flow);
        var names = Edits.names(flow);
        var nodes = new LinkedHashMap<>(flow.nodes());
        var positions = new LinkedHashMap<>(flow.layout().positions());
        for (FlowNode node : clip.nodes()) {
            NodeId id = ids.getOrDefault(node.id(), node.id());
            String name = Edits.freeName(node.name(), names);
            names.add(name);
            var head =
                    new NodeHead(id, name, targetsWithin(node, ids), node.head().extensions());
            nodes.put(id, PromptIds.changed(node.withHead(head), prompt -> promptIds.getOrDefault(prompt, prompt)));
            Position former = clip.positions().get(node.id());
            if (former != null) {
                positions.put(id, new Position(former.x() + dx, former.y() + dy));
            }
        }
        var prompts = new LinkedHashMap<>(flow.prompts());
        clip.prompts().forEach((id, prompt) -> prompts.put(promptIds.getOrDefault(id, id), prompt));
        var variables = new LinkedHashMap<>(clip.variables());
        variables.putAll(flow.variables());
        FlowDefinition result = flow.withNodes(nodes)
                .withPrompts(prompts)
                .withVariables(variables.equals(flow.variables()) ? flow.variables() : variables)
                .withLayout(new Layout(positions));
        return flow.nodes().isEmpty() && !clip.nodes().isEmpty()
                ? result.withStart(ids.get(clip.nodes().getFirst().id()))
                : result;
    }

    private Map<PromptId, PromptId> newPromptIds(FlowDefinition flow) {
        var taken = new HashSet<>(flow.prompts().keySet());
        var ids = new LinkedHashMap<PromptId, PromptId>();
        for (PromptId former : clip.prompts().keySet()) {
            PromptId id = taken.contains(former) ? PromptId.fromName(former.value(), taken) : former;
            taken.add(id);
            ids.put(former, id);
        }
        return ids;
    }

    private static Map<Exit, NodeId> targetsWithin(FlowNode node, Map<NodeId, NodeId> ids) {
        var targets = new LinkedHashMap<Exit, NodeId>();
        node.targets().forEach((exit, target) -> {
            NodeId copied = ids.get(target);
            if (copied != null) {
                targets.put(exit, copied);
            }
        });
        return targets;
    }

    @Override
    public String describe(FlowDefinition before) {
        return clip.nodes().size() == 1
                ? "Paste \"" + clip.nodes().getFirst().name() + "\""
                : "Paste " + clip.nodes().size() + " nodes";
    }
}
