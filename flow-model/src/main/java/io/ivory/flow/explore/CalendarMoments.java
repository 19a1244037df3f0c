package io.ivory.flow.explore;

import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Moments at which a calendar says all that it can ever say. What it says changes only at midnight and where a range
 * or an override starts or ends, so one moment between two such changes stands for all of them: those of an ordinary
 * week, and those around each holiday, special day and override.
 */
final class CalendarMoments {

    /** A year whose calendar everybody knows, for calendars that name no day. */
    private static final int SOME_YEAR = 2026;

    /** In the middle of January no clock is changed anywhere. */
    private static final int DAY_OF_JANUARY = 12;

    private final OpeningHours hours;

    private CalendarMoments(OpeningHours hours) {
        this.hours = hours;
    }

    /**
     * A stretch of time in which a calendar says the same.
     *
     * @param from its first moment
     * @param to the first moment that no longer belongs to it
     */
    record Stretch(LocalDateTime from, LocalDateTime to) {

        LocalDateTime middle() {
            return from.plus(Duration.between(from, to).dividedBy(2)).withSecond(0);
        }
    }

    /** What {@code hours} can say at all. */
    static Set<OpeningHours.State> statesOf(OpeningHours hours) {
        var states = EnumSet.noneOf(OpeningHours.State.class);
        for (Stretch stretch : of(hours)) {
            states.add(hours.at(stretch.from().atZone(hours.zone()).toInstant()));
        }
        return states;
    }

    /** An ordinary week and all days with rules of their own, part by part, by the calendar's own wall clock. */
    static List<Stretch> of(OpeningHours hours) {
        var moments = new CalendarMoments(hours);
        return moments.dates().stream().flatMap(moments::partsOf).toList();
    }

    /** The Monday from which on the first week without special days begins. */
    static LocalDate ordinaryMonday(OpeningHours hours) {
        int lastYear = Stream.of(
                        hours.holidays().keySet().stream(),
                        hours.specialDays().keySet().stream(),
                        hours.overrides().stream()
                                .map(override -> override.until().toLocalDate()))
                .flatMap(dates -> dates)
                .mapToInt(LocalDate::getYear)
                .max()
                .orElse(SOME_YEAR - 1);
        return LocalDate.of(Math.max(lastYear + 1, SOME_YEAR), 1, DAY_OF_JANUARY)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    private Set<LocalDate> dates() {
        var dates = new LinkedHashSet<LocalDate>();
        LocalDate monday = ordinaryMonday(hours);
        for (int day = 0; day < DayOfWeek.values().length; day++) {
            dates.add(monday.plusDays(day));
        }
        var special = new TreeSet<>(hours.specialDays().keySet());
        special.addAll(hours.holidays().keySet());
        for (HoursOverride override : hours.overrides()) {
            special.addAll(
                    List.of(override.from().toLocalDate(), override.until().toLocalDate()));
        }
        for (LocalDate date : special) {
            dates.addAll(List.of(date, date.minusDays(1), date.plusDays(1)));
        }
        return dates;
    }

    private Stream<Stretch> partsOf(LocalDate date) {
        var changes = new TreeSet<LocalTime>();
        changes.add(LocalTime.MIDNIGHT);
        for (TimeRange range : hours.rangesOf(date)) {
            changes.add(range.from());
            changes.add(range.to());
        }
        hours.rangesOf(date.minusDays(1)).stream().map(TimeRange::to).forEach(changes::add);
        hours.overrides().stream()
                .flatMap(override -> Stream.of(override.from(), override.until()))
                .filter(change -> change.toLocalDate().equals(date))
                .map(LocalDateTime::toLocalTime)
                .forEach(changes::add);
        var parts = new ArrayList<Stretch>();
        for (LocalTime change : changes) {
            LocalTime next = changes.higher(change);
            parts.add(new Stretch(
                    date.atTime(change), next == null ? date.plusDays(1).atStartOfDay() : date.atTime(next)));
        }
        return parts.stream();
    }
}
