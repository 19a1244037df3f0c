package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.time.LocalTime;

/**
 * A part of a day by the wall clock.
 *
 * @param from the first minute that belongs to it
 * @param to the first minute that no longer does; midnight means the end of the day, and an end before the start runs
 *     past midnight (22:00 to 06:00)
 */
public record TimeRange(LocalTime from, LocalTime to) {

    public TimeRange {
        require(
                !from.equals(to) || from.equals(LocalTime.MIDNIGHT),
                "A time range must not start and end at the same time, but this one does at " + from);
    }
}
