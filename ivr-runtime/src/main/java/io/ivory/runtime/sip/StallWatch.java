package io.ivory.runtime.sip;

/**
 * Tells since when a message may have waited in the system's buffer. Usually it has just come; but after the process
 * stood still (SIGSTOP, a paused machine, a full processor), what is read first may be as old as the pause was long.
 *
 * <p>Knows no clock and no socket: it is told of each look at the socket. One thread owns it.
 */
final class StallWatch {

    /** Looks follow each other at least this often while the process runs. */
    static final int LOOK_EVERY_MS = 250;

    /** A busy machine makes a look late by less than this. */
    private static final long STALL_NS = 1_000_000_000L;

    /** A look that had to wait so long found the buffer empty. */
    private static final long WAITED_NS = 1_000_000L;

    private long lastLookNs;
    private long standstillNs;
    private boolean suspicious;

    /** @param nowNs the time, on the scale of all later calls */
    StallWatch(long nowNs) {
        lastLookNs = nowNs;
    }

    /** A look began, and it ended with a message: since when that may have been there. */
    long arrivedNs(long beganNs, long endedNs) {
        long before = lastLookNs;
        lastLookNs = endedNs;
        if (endedNs - before > STALL_NS) {
            suspicious = true;
            standstillNs = before;
        } else if (endedNs - beganNs >= WAITED_NS) {
            suspicious = false;
        }
        return suspicious ? standstillNs : endedNs;
    }

    /** A look ended without a message: nothing waits. */
    void nothingThere(long endedNs) {
        lastLookNs = endedNs;
        suspicious = false;
    }
}
