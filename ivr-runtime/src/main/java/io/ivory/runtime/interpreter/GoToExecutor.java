package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.GoToFlow;

/** Goes on in another flow for good. */
final class GoToExecutor implements NodeExecutor<GoToFlow> {

    @Override
    public Step execute(GoToFlow goTo, Conversation call) {
        String name = requireNonNull(goTo.flow());
        return new Step.GoTo(name, OtherFlows.named(name, call));
    }
}
