package io.ivory.runtime.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was promised to be called back.
 *
 * @param id a UUID
 * @param from the number to call
 * @param reason what it is about; may be empty
 * @param call the call in which it was promised
 * @param flow the id of the flow
 * @param at when it was promised
 * @param done who has dealt with it; nobody yet if null
 */
public record CallToMake(
        String id,
        String from,
        String reason,
        String call,
        String flow,
        Instant at,
        @Nullable Done done) {

    /** Somebody has dealt with it. */
    public record Done(Instant at, String by) {}

    /** Whether nobody has dealt with it yet. */
    public boolean isOpen() {
        return done == null;
    }
}
