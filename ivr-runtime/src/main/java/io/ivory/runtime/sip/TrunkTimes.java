package io.ivory.runtime.sip;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The times that trunks go by.
 *
 * @param pace when registrations are refreshed and tried again
 * @param clock tells people when something was
 * @param nowNs counts, on a scale that nobody sets back
 * @param lookUpEvery how often the names of servers are looked up again, at least
 * @param patience how long a server may be silent before the next one of its name is asked
 */
record TrunkTimes(
        RegistrationPace pace, InstantSource clock, LongSupplier nowNs, Duration lookUpEvery, Duration patience) {

    /** Time for four messages over UDP: at 0, 0.5, 1.5 and 3.5 s (T1, RFC 3261 section 17.1.2.1). */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(4);

    static final TrunkTimes USUAL = new TrunkTimes(
            RegistrationPace.USUAL, InstantSource.system(), System::nanoTime, Duration.ofMinutes(5), USUAL_PATIENCE);
}
