package io.ivory.runtime.interpreter;

import io.ivory.flow.HangUp;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;

/** Says goodbye and ends the call, or turns the caller away whose call is not answered yet. */
final class HangUpExecutor implements NodeExecutor<HangUp> {

    @Override
    public Step execute(HangUp hangUp, Conversation call) {
        if (hangUp.reject() != null && !call.isAnswered() && !call.isAlone()) {
            call.control().reject(hangUp.reject());
            call.report(new CallEvent.Rejected(call.control().id(), call.now(), call.nodeId(), hangUp.reject()));
            return new Step.Finish(CallOutcome.REJECTED);
        }
        if (hangUp.goodbye() != null) {
            call.say(call.wordings().of(hangUp.goodbye()));
        }
        call.control().hangUp();
        return new Step.Finish(CallOutcome.COMPLETED);
    }
}
