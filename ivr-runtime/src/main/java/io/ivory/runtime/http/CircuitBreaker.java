package io.ivory.runtime.http;

import java.time.Duration;
import java.time.Instant;

/**
 * Spares a service that has failed several times in a row, and the callers who would wait for it: for a while it is not
 * asked at all, then one question tries whether it is back. Thread-safe.
 */
final class CircuitBreaker {

    /** Failures in a row that open the circuit. */
    static final int FAILURES = 5;

    /** How long nobody asks. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private int failuresInARow;
    private Instant closedSince = Instant.MIN;
    private boolean trying;

    /** Whether the service may be asked at {@code now}. Who may must tell how it went. */
    synchronized boolean mayAsk(Instant now) {
        if (failuresInARow < FAILURES) {
            return true;
        }
        if (trying || isPause(now)) {
            return false;
        }
        trying = true;
        return true;
    }

    synchronized void answered() {
        failuresInARow = 0;
        trying = false;
    }

    synchronized void failed(Instant now) {
        failuresInARow++;
        trying = false;
        closedSince = now;
    }

    /** Whether it has failed so often that it is asked only now and then. */
    synchronized boolean isOpen() {
        return failuresInARow >= FAILURES;
    }

    /** A clock that is set back shall not keep a service out for longer. */
    private boolean isPause(Instant now) {
        return !now.isBefore(closedSince) && now.isBefore(closedSince.plus(PAUSE));
    }

    /** The question was given up for a reason that says nothing about the service. */
    synchronized void abandoned() {
        trying = false;
    }
}
