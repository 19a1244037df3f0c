package io.ivory.runtime.simulation;

import io.ivory.flow.RejectCause;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a scripted call comes to its end: by whom, with what outcome, and whether it went otherwise than the script says. */
final class ScriptedEnd {

    private final Transcript transcript;
    private boolean over;
    private boolean byFlow;
    private @Nullable CallOutcome outcome;
    private @Nullable RejectCause rejection;
    private @Nullable String problem;

    ScriptedEnd(Transcript transcript) {
        this.transcript = transcript;
    }

    /** The outcome, once there is one. */
    Optional<CallOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** The first thing that went otherwise than the script expected. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** What the flow turned the caller away with. */
    Optional<RejectCause> rejection() {
        return Optional.ofNullable(rejection);
    }

    /** Whether it was the flow that ended the call. */
    boolean isByFlow() {
        return byFlow;
    }

    /** Throws {@link CallEndedException} once the call is over. */
    void requireLine() {
        if (over) {
            throw new CallEndedException();
        }
    }

    void rejects(RejectCause cause) {
        end(CallOutcome.REJECTED);
        rejection = cause;
        transcript.rejects(cause);
    }

    void flowHangsUp() {
        if (!over) {
            end(CallOutcome.COMPLETED);
            byFlow = true;
            transcript.hangsUp();
        }
    }

    /** Somebody else has the call now. */
    CallEndedException handedOver() {
        end(CallOutcome.TRANSFERRED);
        byFlow = true;
        return new CallEndedException(CallOutcome.TRANSFERRED);
    }

    /** The caller hangs up where the flow notices it later. */
    void callerIsGone() {
        end(CallOutcome.CALLER_HUNG_UP);
        transcript.callerHangsUp();
    }

    CallEndedException callerHangsUp(CallOutcome how) {
        end(how);
        transcript.callerHangsUp();
        return new CallEndedException(how);
    }

    /** The call has left the script: {@code missed} should have happened, and something else did instead. */
    CallEndedException strays(Act missed, String instead) {
        if (problem == null) {
            problem = missed.missed() + ", but " + instead;
        }
        end(CallOutcome.CALLER_HUNG_UP);
        return new CallEndedException();
    }

    private void end(CallOutcome how) {
        over = true;
        outcome = how;
    }
}
