package io.ivory.runtime.sip;

import java.util.function.BooleanSupplier;

/**
 * Whether there is room for another call, told by what can be measured: how many messages wait and for how long, and
 * what the rest of the phone side says. Calls beyond it are turned away at once, so that those that are up stay clean and
 * nobody sends again what is only late. Thread-safe.
 */
final class Capacity {

    /**
     * Longer than a busy moment of the machine, shorter than T1 (500 ms), after which callers send again and make
     * matters worse.
     */
    static final long LONGEST_WAIT_NS = 250_000_000L;

    /** The other half is for the calls that are up. */
    static final int MOST_WAITING = WaitingMessages.MOST_MESSAGES / 2;

    private final WaitingMessages waiting;
    private final BooleanSupplier others;

    /** @param others whether the rest of the phone side has room */
    Capacity(WaitingMessages waiting, BooleanSupplier others) {
        this.waiting = waiting;
        this.others = others;
    }

    boolean isThere(long nowNs) {
        return waiting.count() < MOST_WAITING
                && !(waiting.isCrowded() && waiting.longestWaitNs(nowNs) >= LONGEST_WAIT_NS)
                && others.getAsBoolean();
    }
}
