package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import java.util.Set;

/**
 * Gives a node another name; its id stays.
 *
 * @param node the node
 * @param name 1 to 80 characters
 */
public record RenameNode(NodeId node, String name) implements FlowEdit {

    /** Gives {@code node} its name with a number behind it that makes it differ from all {@code taken}. */
    public static RenameNode apart(FlowNode node, Set<String> taken) {
        return new RenameNode(node.id(), Edits.freeName(node.name(), taken));
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        FlowNode renamed = Edits.node(flow, node);
        return flow.with(renamed.withHead(renamed.head().withName(name)));
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Rename " + Edits.quoted(before, node) + " to \"" + name + "\"";
    }
}
