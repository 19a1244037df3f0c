package io.ivory.flow.convert;

import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.TimeRange;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time group as opening hours. Its lines are {@code 09:00-17:00|mon-fri|*|*}: times, weekdays, days of the month and
 * months, any of which may be a star.
 */
final class PbxHours {

    private static final Pattern TIMES = Pattern.compile("(\\d{1,2}):(\\d{2})(?:-(\\d{1,2}):(\\d{2}))?");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final PbxTables tables;
    private final Notes notes;

    PbxHours(PbxTables tables, Notes notes) {
        this.tables = tables;
        this.notes = notes;
    }

    /** The opening hours of the time group {@code id}; empty if the tables do not hold it, or none of it can be told. */
    Optional<OpeningHours> of(String id, PbxRow condition) {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        for (PbxRow line : tables.of("timegroups_details")) {
            if (line.text("timegroupid").equals(id)) {
                add(week, line);
            }
        }
        return week.isEmpty()
                ? Optional.empty()
                : Optional.of(new OpeningHours(zone(condition), week, Map.of(), Map.of()));
    }

    private void add(Map<DayOfWeek, List<TimeRange>> week, PbxRow line) {
        String[] parts = line.text("time").toLowerCase(Locale.ROOT).split("\\|", -1);
        Optional<TimeRange> range = range(parts[0].strip());
        List<DayOfWeek> days = parts.length > 1 ? days(parts[1].strip()) : List.of(DayOfWeek.values());
        boolean everyDate = (parts.length <= 2 || isAny(parts[2])) && (parts.length <= 3 || isAny(parts[3]));
        if (range.isEmpty() || days.isEmpty() || !everyDate) {
            notes.toDo(
                    line.place(),
                    "timegroups_details",
                    Notes.quoted(line.text("time"))
                            + (everyDate
                                    ? " cannot be read: add it to the opening hours"
                                    : " holds on certain dates only: add them to the opening hours as special days"));
            return;
        }
        days.forEach(day -> week.computeIfAbsent(day, _ -> new ArrayList<>()).add(range.get()));
    }

    private static boolean isAny(String part) {
        return part.isBlank() || part.strip().equals("*");
    }

    /** FreePBX counts the minute at the end in: 17:00 in its list means up to 17:00:59. */
    private static Optional<TimeRange> range(String times) {
        if (isAny(times)) {
            return Optional.of(TimeRange.ALL_DAY);
        }
        Matcher found = TIMES.matcher(times);
        try {
            if (found.matches() && found.group(3) != null) {
                LocalTime from = LocalTime.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
                LocalTime to = LocalTime.of(Integer.parseInt(found.group(3)) % 24, Integer.parseInt(found.group(4)));
                LocalTime end = to.equals(LocalTime.of(23, 59)) ? LocalTime.MIDNIGHT : to;
                return Optional.of(new TimeRange(from, end));
            }
        } catch (DateTimeException | InvalidFlowException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static List<DayOfWeek> days(String text) {
        if (isAny(text)) {
            return List.of(DayOfWeek.values());
        }
        String[] ends = text.split("-", 2);
        int from = DAYS.indexOf(ends[0].strip());
        int to = DAYS.indexOf(ends[ends.length - 1].strip());
        if (from < 0 || to < 0) {
            return List.of();
        }
        var days = new ArrayList<DayOfWeek>();
        for (int day = from; ; day = (day + 1) % DAYS.size()) {
            days.add(DayOfWeek.of(day + 1));
            if (day == to) {
                return days;
            }
        }
    }

    private ZoneId zone(PbxRow condition) {
        String zone = condition.text("timezone");
        try {
            if (!zone.isEmpty() && !zone.equals("default")) {
                return ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            notes.changed(condition.place(), "timezone", Notes.quoted(zone) + " is no time zone");
        }
        notes.toDo(
                condition.place(),
                "timezone",
                "the time zone is that of the old system, which its tables do not say: set it in the opening hours, which"
                        + " are in UTC until then");
        return ZoneId.of("UTC");
    }
}
