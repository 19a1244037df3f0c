package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time in which opening hours say something else than they would: a snow day, a sale that was not planned.
 * It ends by itself.
 *
 * <p>Its times are those of the shop's wall clock. Where the clock shows a time twice, it begins at the first and ends at
 * the second; a time that the clock skips is taken for the one an hour later.
 *
 * @param state what the hours say meanwhile
 * @param from the first minute that belongs to it
 * @param until the first minute that no longer does
 * @param note why, for people; empty if nobody said
 */
public record HoursOverride(OpeningHours.State state, LocalDateTime from, LocalDateTime until, String note) {

    /** The longest note. */
    public static final int MAX_NOTE = 200;

    public HoursOverride {
        require(
                from.isBefore(until),
                "An override of opening hours ends after it begins, but this one is from " + from + " until " + until);
        require(
                isWholeMinute(from) && isWholeMinute(until),
                "An override of opening hours begins and ends at whole minutes, but this one is from " + from
                        + " until " + until);
        require(
                note.length() <= MAX_NOTE,
                "The note of an override has at most " + MAX_NOTE + " characters, but this one has " + note.length());
    }

    private static boolean isWholeMinute(LocalDateTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }

    /** One that begins now and ends at {@code end}, by the wall clock of {@code zone}: in a minute at the earliest. */
    public static HoursOverride fromNow(OpeningHours.State state, Instant now, Instant end, ZoneId zone, String note) {
        LocalDateTime from = wholeMinute(now, zone);
        LocalDateTime until = wholeMinute(end, zone);
        return new HoursOverride(state, from, until.isAfter(from) ? until : from.plusMinutes(1), note);
    }

    private static LocalDateTime wholeMinute(Instant moment, ZoneId zone) {
        LocalDateTime time = LocalDateTime.ofInstant(moment, zone);
        return time.withSecond(0).withNano(0);
    }

    /** Its first moment. */
    public Instant start(ZoneId zone) {
        return from.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** The first moment after it. */
    public Instant end(ZoneId zone) {
        return until.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    public boolean holds(Instant moment, ZoneId zone) {
        return !moment.isBefore(start(zone)) && moment.isBefore(end(zone));
    }

    /** Whether a moment belongs to both. */
    public boolean overlaps(HoursOverride other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** The one that counts at {@code moment}, of several that overlap the one that began last. */
    static Optional<HoursOverride> at(Instant moment, List<HoursOverride> sorted, ZoneId zone) {
        return sorted.reversed().stream()
                .filter(override -> override.holds(moment, zone))
                .findFirst();
    }

    static List<HoursOverride> sorted(List<HoursOverride> overrides) {
        return overrides.stream()
                .sorted(Comparator.comparing(HoursOverride::from))
                .toList();
    }
}
