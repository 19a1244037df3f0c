package io.ivory.runtime.call;

/** How a call ended. */
public enum CallOutcome {
    /** The flow came to its end and hung up. */
    COMPLETED,
    /** The caller spoke to a person. */
    TRANSFERRED,
    /** The flow turned the caller away before the call was answered. */
    REJECTED,
    CALLER_HUNG_UP,
    /** The caller hung up before the call was answered. */
    CANCELLED,
    /** The flow went in circles without the caller doing anything, and was stopped. */
    WENT_IN_CIRCLES,
    /** The call reached the longest duration. */
    TOO_LONG,
    /** A fault of ours ended the call. */
    FAILED,
    /** The process ended while the call went on; noticed at the next start. */
    LOST
}
