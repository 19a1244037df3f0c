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
 * @param lookUpEvery how often the names of servers are looked up again
 */
record TrunkTimes(RegistrationPace pace, InstantSource clock, LongSupplier nowNs, Duration lookUpEvery) {

    static final TrunkTimes USUAL =
            new TrunkTimes(RegistrationPace.USUAL, InstantSource.system(), System::nanoTime, Duration.ofMinutes(5));
}
