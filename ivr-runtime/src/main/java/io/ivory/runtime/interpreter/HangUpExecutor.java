package io.ivory.runtime.interpreter;

import io.ivory.flow.HangUp;
import io.ivory.runtime.call.CallOutcome;

/** Says goodbye and ends the call. */
final class HangUpExecutor implements NodeExecutor<HangUp> {

    @Override
    public Step execute(HangUp hangUp, Conversation call) {
        if (hangUp.goodbye() != null) {
            call.say(call.wordings().of(hangUp.goodbye()));
        }
        call.control().hangUp();
        return new Step.Finish(CallOutcome.COMPLETED);
    }
}
