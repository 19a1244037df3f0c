package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a day by the wall clock.
 *
 * @param from the first minute that belongs to it
 * @param to the first minute that no longer does; midnight means the end of the day, and an end before the start runs
 *     past midnight (22:00 to 06:00)
 */
public record TimeRange(LocalTime from, LocalTime to) {

    /** From midnight to midnight. */
    public static final TimeRange ALL_DAY = new TimeRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public TimeRange {
        require(
                !from.equals(to) || from.equals(LocalTime.MIDNIGHT),
                "A time range must not start and end at the same time, but this one does at " + from);
        require(
                from.getSecond() == 0 && from.getNano() == 0 && to.getSecond() == 0 && to.getNano() == 0,
                "A time range starts and ends at whole minutes, but this one is " + from + " to " + to);
    }

    /** Whether {@code time} of the day on which it starts belongs to it. */
    public boolean holds(LocalTime time) {
        return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || runsPastMidnight() || time.isBefore(to));
    }

    /** Whether {@code time} of the day after the one on which it starts belongs to it. */
    public boolean holdsNextDay(LocalTime time) {
        return runsPastMidnight() && time.isBefore(to);
    }

    /** Whether it ends on the day after the one on which it starts. */
    public boolean runsPastMidnight() {
        return !to.equals(LocalTime.MIDNIGHT) && to.isBefore(from);
    }

    static List<TimeRange> sorted(List<TimeRange> ranges) {
        return ranges.stream()
                .sorted(Comparator.comparing(TimeRange::from).thenComparing(TimeRange::to))
                .toList();
    }
}
