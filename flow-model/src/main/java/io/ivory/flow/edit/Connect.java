package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;

/**
 * Lets an exit lead to a node, wherever it led before.
 *
 * @param from the exit
 * @param to the node, which may be the same
 */
public record Connect(NodeExit from, NodeId to) implements FlowEdit {

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        FlowNode node = Edits.nodeWith(flow, from);
        Edits.node(flow, to);
        return flow.with(node.withHead(node.head().connect(from.exit(), to)));
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Connect " + Edits.quoted(before, from.node()) + " to " + Edits.quoted(before, to);
    }
}
