package io.ivory.flow.resource;

import static io.ivory.flow.Checks.copyInOrder;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * When a shop is open, as a person reads it off the wall clock, across time changes.
 *
 * @param zone the time zone of the shop
 * @param week the ranges of each weekday; a day that is missing is closed
 * @param holidays days with rules of their own on which the shop is closed, or opens at other times
 * @param specialDays announced days that take the exit "special" while the shop is open on them
 */
public record OpeningHours(
        ZoneId zone,
        Map<DayOfWeek, List<TimeRange>> week,
        Map<LocalDate, SpecialDay> holidays,
        Map<LocalDate, SpecialDay> specialDays) {

    /** What the calendar says of a moment. */
    public enum State {
        OPEN,
        CLOSED,
        SPECIAL
    }

    public OpeningHours {
        week = copyInOrder(week);
        holidays = copyInOrder(holidays);
        specialDays = copyInOrder(specialDays);
    }

    public State at(Instant instant) {
        LocalDateTime now = LocalDateTime.ofInstant(instant, zone);
        LocalDate today = now.toLocalDate();
        SpecialDay special = specialDays.get(today);
        if (special != null) {
            return holds(special.ranges(), now.toLocalTime()) ? State.SPECIAL : State.CLOSED;
        }
        boolean open = holds(rangesOf(today), now.toLocalTime())
                || rangesOf(today.minusDays(1)).stream().anyMatch(range -> runsPastMidnight(range, now.toLocalTime()));
        return open ? State.OPEN : State.CLOSED;
    }

    /** The ranges that hold on {@code date}: those of the special day, the holiday or else the weekday. */
    public List<TimeRange> rangesOf(LocalDate date) {
        SpecialDay special = specialDays.getOrDefault(date, holidays.get(date));
        return special != null ? special.ranges() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    private static boolean holds(List<TimeRange> ranges, LocalTime time) {
        return ranges.stream().anyMatch(range -> !time.isBefore(range.from()) && isBeforeEnd(time, range));
    }

    private static boolean isBeforeEnd(LocalTime time, TimeRange range) {
        return range.to().equals(LocalTime.MIDNIGHT) || range.to().isBefore(range.from()) || time.isBefore(range.to());
    }

    /** Whether a range of the day before still holds at {@code time}. */
    private static boolean runsPastMidnight(TimeRange range, LocalTime time) {
        return !range.to().equals(LocalTime.MIDNIGHT) && range.to().isBefore(range.from()) && time.isBefore(range.to());
    }
}
