package io.ivory.runtime.interpreter;

import io.ivory.flow.check.RunnableFlow;

/** Finds the flows that a running flow leads into. */
final class OtherFlows {

    private OtherFlows() {}

    static RunnableFlow named(String name, Conversation call) {
        return call.flow()
                .other(name)
                .orElseThrow(() -> new IllegalStateException(
                        "the flow \"" + name + "\" is not published any more, or cannot take calls: publish it again"));
    }
}
