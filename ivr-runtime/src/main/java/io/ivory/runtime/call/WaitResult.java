package io.ivory.runtime.call;

/** How waiting in line ended for a caller who did not hang up. */
public enum WaitResult {
    /** They spoke to somebody, who hung up first. */
    ANSWERED,
    /** Too many wait already. */
    FULL,
    /** Nobody was free in time. */
    TIMEOUT,
    /** They pressed the key that gives up waiting. */
    LEFT
}
