package io.ivory.flow.edit;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.NodeId;
import java.util.Optional;

/**
 * Puts a node into a connection: the exit leads to it, and it leads on to where the exit led.
 *
 * @param node adds the node, unless the flow has it already
 * @param into the connection
 */
public record InsertNode(AddNode node, NodeExit into) implements FlowEdit {

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        Optional<NodeId> target = Edits.nodeWith(flow, into).target(into.exit());
        FlowDefinition added = flow.node(node.id()).isPresent() ? flow : node.applyTo(flow);
        FlowNode inserted = Edits.node(added, node.id());
        FlowDefinition result = new Connect(into, node.id()).applyTo(added);
        if (target.isEmpty() || target.get().equals(node.id())) {
            return result;
        }
        Exit onward = inserted.unconnectedExits().stream()
                .findFirst()
                .orElseThrow(() -> new InvalidFlowException(
                        "\"" + inserted.name() + "\" has no free exit to go on by, so that it fits at an end only"));
        return new Connect(new NodeExit(node.id(), onward), target.get()).applyTo(result);
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Insert \"" + node.name() + "\" after " + Edits.quoted(before, into.node());
    }
}
