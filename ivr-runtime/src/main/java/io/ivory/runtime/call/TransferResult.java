package io.ivory.runtime.call;

/** How an attempt to connect the caller to somebody ended. */
public enum TransferResult {
    /** They spoke, and the other side hung up first. A caller who hangs up ends the call instead. */
    ANSWERED,
    BUSY,
    NO_ANSWER,
    FAILED;

    /**
     * What to say of several attempts of which none was answered: somebody who is there but does not answer says more
     * than one who is busy, and both more than a fault.
     */
    public TransferResult worthTelling(TransferResult next) {
        return this == NO_ANSWER || next == FAILED ? this : next;
    }
}
