package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what is done once the caller has hung up.
 *
 * @param node the first node of it; nothing is done if null
 */
public record SetOnHangup(@Nullable NodeId node) implements FlowEdit {

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        return flow.withOnHangup(node == null ? null : Edits.node(flow, node).id());
    }

    @Override
    public String describe(FlowDefinition before) {
        return node == null ? "Do nothing after a hangup" : "Go to " + Edits.quoted(before, node) + " after a hangup";
    }
}
