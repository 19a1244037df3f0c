package io.ivory.runtime.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller left in a voicemail box.
 *
 * @param id names it and its file: a UUID
 * @param server the server on which its sound is kept
 * @param box the voicemail box
 * @param from the caller's number; empty if withheld
 * @param call the call it was left in
 * @param flow the id of the flow
 * @param at when it began
 * @param length how long it is
 * @param heard who heard it first; nobody yet if null
 * @param done who has dealt with it; nobody yet if null
 * @param email who is told of it; nobody if null
 */
public record LeftRecording(
        String id,
        String server,
        String box,
        String from,
        String call,
        String flow,
        Instant at,
        Duration length,
        @Nullable Touch heard,
        @Nullable Touch done,
        @Nullable String email) {

    /** Somebody did something with it. */
    public record Touch(Instant at, String by) {}

    /** Whether nobody has heard it or dealt with it. */
    public boolean isNew() {
        return heard == null && done == null;
    }
}
