package io.ivory.flow.resource;

import static java.util.Comparator.naturalOrder;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When a shop is open, as a person reads it off the wall clock, across time changes: an hour that a clock skips is open
 * for nobody, and one that it repeats is open twice.
 *
 * <p>A range belongs to the day on which it starts. One that runs past midnight holds to its end, also into a holiday.
 *
 * @param zone the time zone of the shop
 * @param week the ranges of each weekday; a day that is missing is closed
 * @param holidays days with rules of their own on which the shop is closed, or opens at other times
 * @param specialDays announced days that take the exit "special" while the shop is open on them; they go before holidays
 * @param overrides what goes before all of these for a while, in the order in which they begin; of several at once the
 *     one that began last
 */
public record OpeningHours(
        ZoneId zone,
        Map<DayOfWeek, List<TimeRange>> week,
        Map<LocalDate, SpecialDay> holidays,
        Map<LocalDate, SpecialDay> specialDays,
        List<HoursOverride> overrides) {

    /** Whoever does not open within this time is closed for good. */
    private static final int DAYS_AHEAD = 400;

    /** What the calendar says of a moment. */
    public enum State {
        OPEN,
        CLOSED,
        SPECIAL
    }

    /**
     * Days in a row with the same ranges.
     *
     * @param from the first day
     * @param to the last day, which may be the first
     * @param ranges when it is open on each of them; closed all day if empty
     */
    public record Days(DayOfWeek from, DayOfWeek to, List<TimeRange> ranges) {}

    public OpeningHours {
        var open = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        week.forEach((day, ranges) -> {
            if (!ranges.isEmpty()) {
                open.put(day, TimeRange.sorted(ranges));
            }
        });
        week = Collections.unmodifiableMap(open);
        holidays = Collections.unmodifiableMap(new TreeMap<>(holidays));
        specialDays = Collections.unmodifiableMap(new TreeMap<>(specialDays));
        overrides = HoursOverride.sorted(overrides);
    }

    /** Hours that nothing overrides. */
    public OpeningHours(
            ZoneId zone,
            Map<DayOfWeek, List<TimeRange>> week,
            Map<LocalDate, SpecialDay> holidays,
            Map<LocalDate, SpecialDay> specialDays) {
        this(zone, week, holidays, specialDays, List.of());
    }

    /** The same hours with these overrides in the place of theirs. */
    public OpeningHours withOverrides(List<HoursOverride> others) {
        return new OpeningHours(zone, week, holidays, specialDays, others);
    }

    public State at(Instant instant) {
        return overrideAt(instant).map(HoursOverride::state).orElseGet(() -> usuallyAt(instant));
    }

    /** What overrides the hours at this moment. */
    public Optional<HoursOverride> overrideAt(Instant instant) {
        return HoursOverride.at(instant, overrides, zone);
    }

    private State usuallyAt(Instant instant) {
        LocalDateTime now = LocalDateTime.ofInstant(instant, zone);
        LocalDate today = now.toLocalDate();
        LocalTime time = now.toLocalTime();
        if (rangesOf(today).stream().anyMatch(range -> range.holds(time))) {
            return openOn(today);
        }
        LocalDate yesterday = today.minusDays(1);
        return rangesOf(yesterday).stream().anyMatch(range -> range.holdsNextDay(time))
                ? openOn(yesterday)
                : State.CLOSED;
    }

    private State openOn(LocalDate date) {
        return specialDays.containsKey(date) ? State.SPECIAL : State.OPEN;
    }

    /** The ranges that start on {@code date}: those of the special day, the holiday or else the weekday. */
    public List<TimeRange> rangesOf(LocalDate date) {
        SpecialDay special = specialDays.getOrDefault(date, holidays.get(date));
        return special != null ? special.ranges() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** The overrides that hold for some part of {@code date}. */
    public List<HoursOverride> overridesOn(LocalDate date) {
        return overrides.stream()
                .filter(override -> override.from().isBefore(date.plusDays(1).atStartOfDay())
                        && override.until().isAfter(date.atStartOfDay()))
                .toList();
    }

    /** Whether {@code date} differs from its weekday: a special day, a holiday, an override. */
    public boolean isException(LocalDate date) {
        return specialDays.containsKey(date)
                || holidays.containsKey(date)
                || !overridesOn(date).isEmpty();
    }

    /** When the shop is open on {@code date} after all, as callers are told. */
    public List<TimeRange> openOnDate(LocalDate date) {
        List<HoursOverride> overriding = overridesOn(date);
        return overriding.isEmpty() ? rangesOf(date) : OverriddenDay.ranges(date, rangesOf(date), overriding);
    }

    /** The first moment from {@code instant} on at which the shop is open; none within 400 days if empty. */
    public Optional<Instant> nextOpening(Instant instant) {
        if (at(instant) != State.CLOSED) {
            return Optional.of(instant);
        }
        LocalDate today = LocalDate.ofInstant(instant, zone);
        for (int days = 0; days <= DAYS_AHEAD; days++) {
            Optional<Instant> opening = openingsOn(today.plusDays(days))
                    .filter(moment -> !moment.isBefore(instant) && at(moment) != State.CLOSED)
                    .min(naturalOrder());
            if (opening.isPresent()) {
                return opening;
            }
        }
        return Optional.empty();
    }

    /**
     * The moments of {@code date} at which the shop may open: where a range starts, where an override starts or ends, and
     * where the clock is changed.
     */
    private Stream<Instant> openingsOn(LocalDate date) {
        Stream<Instant> overridden = overrides.stream()
                .flatMap(override -> Stream.of(override.start(zone), override.end(zone)))
                .filter(moment -> LocalDate.ofInstant(moment, zone).equals(date));
        return Stream.concat(overridden, usualOpeningsOn(date));
    }

    private Stream<Instant> usualOpeningsOn(LocalDate date) {
        Stream<Instant> starts = rangesOf(date).stream()
                .map(range -> date.atTime(range.from()))
                .flatMap(
                        start -> zone.getRules().getValidOffsets(start).stream().map(start::toInstant));
        Instant midnight = date.atStartOfDay(zone).toInstant();
        ZoneOffsetTransition change = zone.getRules().nextTransition(midnight.minusNanos(1));
        boolean today = change != null
                && change.getInstant()
                        .isBefore(date.plusDays(1).atStartOfDay(zone).toInstant());
        return today ? Stream.concat(starts, Stream.of(change.getInstant())) : starts;
    }

    /** The week from Monday to Sunday as people say it: days in a row with the same ranges together. */
    public List<Days> weekSummary() {
        var summary = new ArrayList<Days>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<TimeRange> ranges = week.getOrDefault(day, List.of());
            if (!summary.isEmpty() && summary.getLast().ranges().equals(ranges)) {
                Days before = summary.removeLast();
                summary.add(new Days(before.from(), day, ranges));
            } else {
                summary.add(new Days(day, day, ranges));
            }
        }
        return List.copyOf(summary);
    }
}
