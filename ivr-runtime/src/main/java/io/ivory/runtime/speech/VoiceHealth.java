package io.ivory.runtime.speech;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spares callers the wait for an engine that has failed several times in a row: for a while it is not asked at all, then
 * one text tries whether it is back. Thread-safe.
 */
final class VoiceHealth {

    /** Failures in a row that take an engine out. */
    static final int FAILURES = 3;

    /** How long nobody asks. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private int failuresInARow;
    private boolean trying;
    private @Nullable Instant failingSince;
    private @Nullable Instant failedLast;
    private @Nullable String lastError;
    private @Nullable Instant lastErrorAt;

    /** Why it must not be asked at {@code now}; empty if it may be. Who may must tell how it went. */
    synchronized Optional<String> reasonNotToAsk(Instant now) {
        Instant since = failedLast;
        if (failuresInARow < FAILURES || since == null) {
            return Optional.empty();
        }
        boolean pause =
                !now.isBefore(since) && now.isBefore(since.plus(PAUSE)); // not for longer if the clock is set back
        if (trying || pause) {
            return Optional.of(
                    "has failed " + failuresInARow + " times in a row and is not asked for a while: " + lastError);
        }
        trying = true;
        return Optional.empty();
    }

    synchronized void spoke() {
        failuresInARow = 0;
        failingSince = null;
        trying = false;
    }

    synchronized void failed(String error, Instant now) {
        failuresInARow++;
        trying = false;
        failedLast = now;
        failingSince = failingSince == null ? now : failingSince;
        note(error, now);
    }

    /** Something went wrong that says nothing about the engine. */
    synchronized void note(String error, Instant now) {
        lastError = error;
        lastErrorAt = now;
        trying = false;
    }

    /** Nobody waited for the answer. */
    synchronized void abandoned() {
        trying = false;
    }

    synchronized VoiceState.Health snapshot() {
        return new VoiceState.Health(failuresInARow >= FAILURES, failingSince, lastError, lastErrorAt);
    }
}
