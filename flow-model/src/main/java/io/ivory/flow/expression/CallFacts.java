package io.ivory.flow.expression;

import java.time.Instant;

/**
 * What is known of a call from its first moment: {@code call.from}, {@code call.to}, {@code call.startedAt}, {@code caller.calls},
 * {@code call.diverted}.
 *
 * @param from the caller's number; empty if withheld
 * @param to the number that was dialled
 * @param startedAt when the call came in
 * @param earlierCalls how many calls of this number were answered before
 * @param diverted the number that was dialled first and is forwarded to us; empty if none is known
 */
public record CallFacts(String from, String to, Instant startedAt, long earlierCalls, String diverted) {

    /** Those of a caller who has never called before, and has dialled us. */
    public CallFacts(String from, String to, Instant startedAt) {
        this(from, to, startedAt, 0, "");
    }

    /** The same, of a caller whose calls were answered {@code calls} times before. */
    public CallFacts withEarlierCalls(long calls) {
        return new CallFacts(from, to, startedAt, calls, diverted);
    }

    /** The same of a call that was forwarded from {@code number}; empty for none. */
    public CallFacts divertedFrom(String number) {
        return new CallFacts(from, to, startedAt, earlierCalls, number);
    }
}
