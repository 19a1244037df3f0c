package io.ivory.runtime.media;

import java.time.Duration;

/**
 * How long a caller may send no audio before the call counts as lost: telephones that lose power or network say no
 * goodbye.
 *
 * @param talking while both sides may be heard
 * @param onHold while one of them holds the other: then telephones may be silent
 * @param unproven while sound goes to an address that the call did not come from, and nothing has ever come from there:
 *     it may be somebody's who has not asked for it
 */
public record Patience(Duration talking, Duration onHold, Duration unproven) {

    /** Time for a telephone behind a slow network to say its first word. */
    private static final Duration USUALLY_UNPROVEN = Duration.ofSeconds(10);

    /** What other telephone systems take as well. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(5));

    /** The usual time for addresses that are not proven. */
    public Patience(Duration talking, Duration onHold) {
        this(talking, onHold, USUALLY_UNPROVEN);
    }

    public Patience {
        if (!talking.isPositive() || !onHold.isPositive() || !unproven.isPositive()) {
            throw new IllegalArgumentException("A caller may be silent for longer than zero, but the limits are "
                    + talking + ", " + onHold + " on hold and " + unproven + " before the first word");
        }
    }
}
