package io.ivory.flow.edit;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeType;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes what a node says or does: what its form shows. Connections from exits that it no longer has go away, and so do
 * prompts that only its former self said.
 *
 * @param node the node as it shall be, under the id of a node of the same type
 * @param prompts prompts to add or change along with it
 */
public record ReplaceNode(FlowNode node, Map<PromptId, Prompt> prompts) implements FlowEdit {

    public ReplaceNode {
        prompts = copyInOrder(prompts);
    }

    public static ReplaceNode with(FlowNode node) {
        return new ReplaceNode(node, Map.of());
    }

    /** Has {@code node} say another prompt wherever it said {@code former}. */
    public static ReplaceNode saying(FlowNode node, PromptId former, PromptId prompt) {
        return with(PromptIds.changed(node, id -> id.equals(former) ? prompt : id));
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        FlowNode former = Edits.node(flow, node.id());
        require(
                NodeType.of(former) == NodeType.of(node),
                "\"" + former.name() + "\" is a " + NodeType.of(former).json() + " node and cannot become a "
                        + NodeType.of(node).json() + ". Add a new node instead");
        var all = new LinkedHashMap<>(flow.prompts());
        all.putAll(prompts);
        FlowDefinition changed = flow.with(Edits.withoutStrayTargets(node)).withPrompts(all);
        return Edits.withoutUnused(changed, former.prompts());
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Change " + Edits.quoted(before, node.id());
    }
}
