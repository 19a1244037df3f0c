package io.ivory.runtime.call;

/** Thrown out of every wait of a {@link CallControl} once the caller has gone, or the call has to end. */
public final class CallEndedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final CallOutcome outcome;

    public CallEndedException() {
        this(CallOutcome.CALLER_HUNG_UP);
    }

    /**
     * Says how the call ended where the caller did not just hang up: {@link CallOutcome#TRANSFERRED} out of a
     * conversation with a person, {@link CallOutcome#TOO_LONG} past the longest duration, {@link CallOutcome#LOST} when
     * the node shuts down.
     */
    public CallEndedException(CallOutcome outcome) {
        super("the call ended: " + outcome, null, false, false); // it ends most calls, and where from is of no interest
        this.outcome = outcome;
    }

    public CallOutcome outcome() {
        return outcome;
    }
}
