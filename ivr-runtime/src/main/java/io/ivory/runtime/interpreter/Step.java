package io.ivory.runtime.interpreter;

import io.ivory.flow.Exit;
import io.ivory.runtime.call.CallOutcome;

/** What a node decided. */
sealed interface Step {

    /** The call goes on behind this exit. */
    record Leave(Exit exit) implements Step {}

    /** The call is over. */
    record Finish(CallOutcome outcome) implements Step {}
}
