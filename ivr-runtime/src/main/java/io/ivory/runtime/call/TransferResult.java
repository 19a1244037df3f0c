package io.ivory.runtime.call;

/** How an attempt to connect the caller to somebody ended. */
public enum TransferResult {
    /** They spoke, and the other side hung up first. A caller who hangs up ends the call instead. */
    ANSWERED,
    BUSY,
    NO_ANSWER,
    FAILED
}
