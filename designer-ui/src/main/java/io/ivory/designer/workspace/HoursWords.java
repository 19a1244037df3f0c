package io.ivory.designer.workspace;

import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opening hours as people write them: "9:00–18:00, 19:00–22:00". */
public final class HoursWords {

    private static final Pattern RANGE =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*[-–—]\\s*(\\d{1,2})(?:[:.](\\d{2}))?");

    private HoursWords() {}

    /** The whole week in one line: "Mon–Fri 09:00–18:00 · Sat 10:00–14:00". */
    public static String week(OpeningHours hours) {
        var parts = new ArrayList<String>();
        DayOfWeek[] days = DayOfWeek.values();
        for (int first = 0; first < days.length; first++) {
            List<TimeRange> ranges = hours.week().getOrDefault(days[first], List.of());
            int last = first;
            while (last + 1 < days.length
                    && hours.week().getOrDefault(days[last + 1], List.of()).equals(ranges)) {
                last++;
            }
            if (!ranges.isEmpty()) {
                parts.add(
                        (first == last ? shortName(days[first]) : shortName(days[first]) + "–" + shortName(days[last]))
                                + " " + ranges(ranges));
            }
            first = last;
        }
        return parts.isEmpty() ? "Never open" : String.join(" · ", parts);
    }

    static String ranges(List<TimeRange> ranges) {
        return String.join(
                ", ",
                ranges.stream()
                        .map(range -> range.from() + "–" + end(range.to()))
                        .toList());
    }

    /** Reads what somebody typed; empty if it is no list of ranges. Nothing typed is an empty list. */
    static Optional<List<TimeRange>> parse(String typed) {
        var ranges = new ArrayList<TimeRange>();
        for (String part : typed.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Matcher found = RANGE.matcher(part.strip());
            if (!found.matches()) {
                return Optional.empty();
            }
            try {
                LocalTime from = time(found.group(1), found.group(2));
                LocalTime to = time(found.group(3), found.group(4));
                if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
                    return Optional.empty();
                }
                ranges.add(new TimeRange(from, to));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
        return Optional.of(ranges);
    }

    private static LocalTime time(String hour, String minute) {
        String minutes = minute == null ? "00" : minute;
        return hour.equals("24") && minutes.equals("00")
                ? LocalTime.MIDNIGHT
                : LocalTime.parse("%02d:%s".formatted(Integer.valueOf(hour), minutes));
    }

    private static String end(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? "24:00" : time.toString();
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
