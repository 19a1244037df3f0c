package io.ivory.flow.explore;

import io.ivory.flow.NodeId;
import java.util.Optional;

/**
 * One place where a claim does not hold, or may not.
 *
 * @param flow the flow it is in, by its name in the workspace; empty for the flow that took the call
 * @param node the node it is about
 * @param message what happens there, beginning in lower case
 * @param call a call that shows it; empty if none was found, and then it may be that no call ever comes there
 */
public record Finding(String flow, NodeId node, String message, Optional<CounterExample> call) {

    /** Whether a call shows it. */
    public boolean isCertain() {
        return call.isPresent();
    }
}
