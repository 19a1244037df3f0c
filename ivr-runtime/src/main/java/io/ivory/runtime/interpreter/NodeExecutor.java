package io.ivory.runtime.interpreter;

import io.ivory.flow.FlowNode;

/**
 * Does the work of one node type in a call. Stateless: one executor serves all calls.
 *
 * @param <N> the node type
 */
@FunctionalInterface
interface NodeExecutor<N extends FlowNode> {

    /** Runs on the call's thread until the node is done. */
    Step execute(N node, Conversation call);
}
