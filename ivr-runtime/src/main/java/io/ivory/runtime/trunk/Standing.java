package io.ivory.runtime.trunk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How we stand with a trunk's other side. */
public sealed interface Standing {

    /** We do not register there: calls are taken as they come. */
    record Open() implements Standing {}

    /** The first attempt is under way. */
    record Trying() implements Standing {}

    /**
     * Registered; calls find us.
     *
     * @param since when that began
     * @param until when it ends, unless it is refreshed before
     */
    record Registered(Instant since, Instant until) implements Standing {}

    /**
     * It did not work out.
     *
     * @param why what happened and what to do about it, without secrets
     * @param since when the first of the failures in a row was
     * @param next when it is tried again
     * @param until when an earlier registration ends that still holds; null for none
     */
    record Failing(
            String why,
            Instant since,
            Instant next,
            @Nullable Instant until) implements Standing {}

    /** We have left. */
    record Gone() implements Standing {}
}
