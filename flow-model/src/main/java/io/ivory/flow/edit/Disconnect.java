package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;

/**
 * Lets an exit lead nowhere.
 *
 * @param from the exit
 */
public record Disconnect(NodeExit from) implements FlowEdit {

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        FlowNode node = Edits.node(flow, from.node());
        return flow.with(node.withHead(node.head().disconnect(from.exit())));
    }

    @Override
    public String describe(FlowDefinition before) {
        String target = before.node(from.node())
                .flatMap(node -> node.target(from.exit()))
                .map(id -> " from " + Edits.quoted(before, id))
                .orElse("");
        return "Disconnect " + Edits.quoted(before, from.node()) + target;
    }
}
