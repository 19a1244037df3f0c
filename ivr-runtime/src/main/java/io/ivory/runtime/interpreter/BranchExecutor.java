package io.ivory.runtime.interpreter;

import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;

/** Takes the exit of the first condition that holds. */
final class BranchExecutor implements NodeExecutor<Branch> {

    @Override
    public Step execute(Branch branch, Conversation call) {
        for (Condition condition : branch.conditions()) {
            if (call.flow().expressions().condition(condition.when()).holds(call.context())) {
                return new Step.Leave(condition.exit());
            }
        }
        return new Step.Leave(Exit.OTHERWISE);
    }
}
