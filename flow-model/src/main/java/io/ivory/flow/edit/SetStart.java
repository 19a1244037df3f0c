package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the first node of a call.
 *
 * @param node the node; none if null
 */
public record SetStart(@Nullable NodeId node) implements FlowEdit {

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        return flow.withStart(node == null ? null : Edits.node(flow, node).id());
    }

    @Override
    public String describe(FlowDefinition before) {
        return node == null ? "Start nowhere" : "Start at " + Edits.quoted(before, node);
    }
}
