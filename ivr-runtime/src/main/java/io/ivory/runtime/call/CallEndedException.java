package io.ivory.runtime.call;

/** Thrown out of every wait of a {@link CallControl} once the caller has gone. */
public final class CallEndedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CallEndedException() {
        super("the caller hung up");
    }
}
