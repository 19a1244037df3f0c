package io.ivory.runtime.media;

import java.time.Duration;

/**
 * How long a caller may send no audio before the call counts as lost: telephones that lose power or network say no
 * goodbye.
 *
 * @param talking while both sides may be heard
 * @param onHold while one of them holds the other: then telephones may be silent
 */
public record Patience(Duration talking, Duration onHold) {

    /** What other telephone systems take as well. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofMinutes(5));

    public Patience {
        if (!talking.isPositive() || !onHold.isPositive()) {
            throw new IllegalArgumentException("A caller may be silent for longer than zero, but the limits are "
                    + talking + " and " + onHold + " on hold");
        }
    }
}
