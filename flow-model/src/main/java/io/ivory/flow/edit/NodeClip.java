package io.ivory.flow.edit;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes on the clipboard, with all they need in another flow.
 *
 * @param nodes as they were, with their former ids and connections
 * @param prompts what they say
 * @param variables what they fill
 * @param positions where their cards stood
 */
public record NodeClip(
        List<FlowNode> nodes,
        Map<PromptId, Prompt> prompts,
        Map<VariableName, Variable> variables,
        Map<NodeId, Position> positions) {

    public NodeClip {
        nodes = List.copyOf(nodes);
        prompts = copyInOrder(prompts);
        variables = copyInOrder(variables);
        positions = copyInOrder(positions);
    }

    /** Copies {@code ids} out of {@code flow}, in the flow's order. */
    public static NodeClip of(FlowDefinition flow, Collection<NodeId> ids) {
        ids.forEach(id -> Edits.node(flow, id));
        var nodes = flow.nodes().values().stream()
                .filter(node -> ids.contains(node.id()))
                .toList();
        var prompts = new LinkedHashMap<PromptId, Prompt>();
        var positions = new LinkedHashMap<NodeId, Position>();
        for (FlowNode node : nodes) {
            node.prompts().forEach(id -> flow.prompt(id).ifPresent(prompt -> prompts.put(id, prompt)));
            flow.layout().of(node.id()).ifPresent(position -> positions.put(node.id(), position));
        }
        return new NodeClip(nodes, prompts, flow.variables(), positions);
    }
}
