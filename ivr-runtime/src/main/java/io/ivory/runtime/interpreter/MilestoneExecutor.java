package io.ivory.runtime.interpreter;

import io.ivory.flow.Exit;
import io.ivory.flow.Milestone;
import io.ivory.runtime.call.CallEvent;

/** Notes what was achieved. */
final class MilestoneExecutor implements NodeExecutor<Milestone> {

    @Override
    public Step execute(Milestone milestone, Conversation call) {
        call.report(new CallEvent.Milestone(call.control().id(), call.now(), milestone.id(), milestone.outcome()));
        return new Step.Leave(Exit.NEXT);
    }
}
