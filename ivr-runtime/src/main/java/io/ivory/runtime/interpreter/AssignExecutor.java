package io.ivory.runtime.interpreter;

import io.ivory.flow.Assign;
import io.ivory.flow.Exit;

/** Sets variables in their order, so that a later value can use an earlier one. */
final class AssignExecutor implements NodeExecutor<Assign> {

    @Override
    public Step execute(Assign assign, Conversation call) {
        assign.values()
                .forEach((name, source) -> call.variables()
                        .set(name, call.flow().expressions().compile(source).evaluate(call.context())));
        return new Step.Leave(Exit.NEXT);
    }
}
