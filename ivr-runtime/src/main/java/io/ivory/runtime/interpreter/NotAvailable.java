package io.ivory.runtime.interpreter;

import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeType;

/** Fails for a node type that no call can go through. Flows with such nodes are not published. */
final class NotAvailable {

    private NotAvailable() {}

    static Step fail(FlowNode node) {
        throw new IllegalStateException(
                "this release cannot run a \"" + NodeType.of(node).json() + "\" node: choose another step");
    }
}
