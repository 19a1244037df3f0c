package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A node that a call passes.
 *
 * @param flow the flow it belongs to, by its name in the workspace; empty for the flow that took the call
 * @param node the node
 * @param exit the exit the call takes; null where it ends, fails or is left here
 */
public record PathStep(String flow, NodeId node, @Nullable Exit exit) {

    @Override
    public String toString() {
        String place = flow.isEmpty() ? node.value() : flow + "/" + node.value();
        return exit == null ? place : place + ":" + exit;
    }
}
