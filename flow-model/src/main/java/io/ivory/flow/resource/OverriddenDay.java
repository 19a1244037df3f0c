package io.ivory.flow.resource;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Works out when a shop is open on a day that is overridden in part, to be told to callers. */
final class OverriddenDay {

    private final LocalDateTime midnight;
    private final LocalDateTime nextMidnight;
    private List<Part> open = new ArrayList<>();

    private OverriddenDay(LocalDate date) {
        this.midnight = date.atStartOfDay();
        this.nextMidnight = date.plusDays(1).atStartOfDay();
    }

    /** A part of the day, its end not included. */
    private record Part(LocalDateTime from, LocalDateTime to) {

        boolean isEmpty() {
            return !from.isBefore(to);
        }

        boolean touches(Part other) {
            return !from.isAfter(other.to) && !other.from.isAfter(to);
        }

        Part upTo(LocalDateTime end) {
            return new Part(from, earlier(to, end));
        }

        Part startingAt(LocalDateTime start) {
            return new Part(later(from, start), to);
        }
    }

    /** The ranges of {@code date}, which are {@code usual}, after these overrides. */
    static List<TimeRange> ranges(LocalDate date, List<TimeRange> usual, List<HoursOverride> overrides) {
        var day = new OverriddenDay(date);
        usual.forEach(range -> day.add(day.part(range)));
        for (HoursOverride override : overrides) {
            switch (override.state()) {
                case OPEN, SPECIAL ->
                    day.add(new Part(
                            later(override.from(), day.midnight), earlier(override.until(), day.nextMidnight)));
                case CLOSED -> day.remove(new Part(override.from(), override.until()));
            }
        }
        return TimeRange.sorted(day.open.stream().map(day::range).toList());
    }

    private Part part(TimeRange range) {
        LocalDate end = range.to().isAfter(range.from()) ? midnight.toLocalDate() : nextMidnight.toLocalDate();
        return new Part(midnight.toLocalDate().atTime(range.from()), end.atTime(range.to()));
    }

    private TimeRange range(Part part) {
        boolean roundTheClock = !part.to().isBefore(part.from().plusDays(1));
        return new TimeRange(part.from().toLocalTime(), (roundTheClock ? nextMidnight : part.to()).toLocalTime());
    }

    private void add(Part added) {
        if (added.isEmpty()) {
            return;
        }
        var joined = new ArrayList<Part>();
        Part whole = added;
        for (Part part : open) {
            if (part.touches(whole)) {
                whole = new Part(earlier(part.from(), whole.from()), later(part.to(), whole.to()));
            } else {
                joined.add(part);
            }
        }
        joined.add(whole);
        joined.sort(Comparator.comparing(Part::from));
        open = joined;
    }

    private void remove(Part closed) {
        var left = new ArrayList<Part>();
        for (Part part : open) {
            left.add(part.upTo(closed.from()));
            left.add(part.startingAt(closed.to()));
        }
        left.removeIf(part -> part.isEmpty() || !part.from().isBefore(nextMidnight));
        open = left;
    }

    private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
