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

    /** Where {@code move} leaves by: a flow that returns leaves by the exit of the node that runs it. */
    static PathStep of(State from, Move move) {
        State.Frame waiting = from.caller();
        var node = from.plan().node(from.node());
        Exit exit = move.exit();
        return waiting != null && exit != null && !node.exits().contains(exit)
                ? new PathStep(
                        waiting.plan().name(),
                        waiting.plan().node(waiting.node()).id(),
                        exit)
                : new PathStep(from.plan().name(), node.id(), exit);
    }

    @Override
    public String toString() {
        String place = flow.isEmpty() ? node.value() : flow + "/" + node.value();
        return exit == null ? place : place + ":" + exit;
    }
}
