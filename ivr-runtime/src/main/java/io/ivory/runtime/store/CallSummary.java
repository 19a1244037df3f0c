package io.ivory.runtime.store;

import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as the list of calls shows it.
 *
 * @param id names the call
 * @param from the caller's number; empty if withheld
 * @param to the number that was dialled
 * @param flow the id of the flow that answered; it may have been deleted since
 * @param flowName what people called that flow then
 * @param revision which revision of the flow it was
 * @param startedAt when the call came in
 * @param answeredAt when it was answered; null if it never was
 * @param endedAt when it ended; null while it goes on
 * @param outcome how it ended; null while it goes on
 */
public record CallSummary(
        CallId id,
        String from,
        String to,
        String flow,
        String flowName,
        int revision,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable CallOutcome outcome) {

    /** From coming in to its end, zero if the clock was set back meanwhile; empty while it goes on. */
    public Optional<Duration> length() {
        return Optional.ofNullable(endedAt)
                .map(end -> end.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, end));
    }
}
