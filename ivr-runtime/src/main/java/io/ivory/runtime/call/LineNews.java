package io.ivory.runtime.call;

import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl.HoldSound;
import java.time.Duration;
import java.util.Optional;

/** Tells a caller who waits in line how it stands. Called on the thread of the call. */
public interface LineNews {

    /** What they hear while they wait begins, until the result is closed. */
    HoldSound music();

    /**
     * How it stands.
     *
     * @param place 1 for whoever is next
     * @param wait how long it will probably take; empty if nobody can tell yet
     */
    void stands(int place, Optional<Duration> wait);

    /** Somebody answers; the two cannot talk yet. */
    void answered(Person who);
}
