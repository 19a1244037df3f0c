package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where a call goes on after a failure that no exit covers.
 *
 * @param node the node; hang up if null
 */
public record SetOnError(@Nullable NodeId node) implements FlowEdit {

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        return flow.withOnError(node == null ? null : Edits.node(flow, node).id());
    }

    @Override
    public String describe(FlowDefinition before) {
        return node == null ? "Hang up after failures" : "Go to " + Edits.quoted(before, node) + " after failures";
    }
}
