package io.ivory.runtime.sip;

import java.time.Duration;

/**
 * When a registration is refreshed and when it is tried again. Pure; chance is passed in.
 *
 * @param firstRetry the wait after one failure
 * @param longestRetry the bound of its doubling
 * @param afterWrongPassword the least wait after a proof that was not accepted
 */
record RegistrationPace(Duration firstRetry, Duration longestRetry, Duration afterWrongPassword) {

    /** RFC 5626 section 4.5: 30 s doubled up to 30 min. */
    static final RegistrationPace USUAL =
            new RegistrationPace(Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofMinutes(5));

    /** Whatever a registrar says, it is asked again after so long. */
    private static final Duration LONGEST_TOLD = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 20;

    /** After 75 to 85 % of the time: early enough for another try, and not all trunks of a carrier at once. */
    Duration untilRefresh(Duration granted, double chance) {
        return Duration.ofMillis((long) (granted.toMillis() * (0.75 + 0.1 * chance)));
    }

    /** After {@code failures} in a row: half of it certain, half by chance (RFC 5626 section 4.5). */
    Duration untilRetry(int failures, double chance) {
        long doubled = firstRetry.toMillis() << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        long most = Math.min(longestRetry.toMillis(), doubled);
        return Duration.ofMillis((long) (most * (0.5 + 0.5 * chance)));
    }

    /** After a proof that was not accepted. */
    Duration untilProof(int failures, double chance) {
        Duration retry = untilRetry(failures, chance);
        return retry.compareTo(afterWrongPassword) > 0 ? retry : afterWrongPassword;
    }

    /** As the registrar says, and up to a tenth later, so that not all come back at once. */
    Duration untilTold(Duration told, double chance) {
        Duration bounded = told.compareTo(LONGEST_TOLD) > 0 ? LONGEST_TOLD : told;
        return Duration.ofMillis((long) (bounded.toMillis() * (1 + 0.1 * chance)));
    }
}
