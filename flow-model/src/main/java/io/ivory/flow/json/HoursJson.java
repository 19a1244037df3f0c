package io.ivory.flow.json;

import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.SpecialDay;
import io.ivory.flow.resource.TimeRange;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How opening hours look in the file. */
final class HoursJson {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern RANGE =
            Pattern.compile("^([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)$");

    private HoursJson() {}

    static JsonTree write(OpeningHours hours) {
        JsonTree week = JsonTree.entryALine();
        for (OpeningHours.Days days : hours.weekSummary()) {
            if (!days.ranges().isEmpty()) {
                String from = word(days.from());
                String key = days.from() == days.to() ? from : from + "-" + word(days.to());
                week.put(key, days.ranges().stream().map(HoursJson::text).toList());
            }
        }
        return JsonTree.entryALine()
                .put("zone", hours.zone().getId())
                .putUnlessEmpty("week", week)
                .putUnlessEmpty("holidays", write(hours.holidays()))
                .putUnlessEmpty("specialDays", write(hours.specialDays()))
                .putUnless(
                        List.of(),
                        "overrides",
                        hours.overrides().stream().map(HoursJson::write).toList());
    }

    private static JsonTree write(HoursOverride override) {
        return JsonTree.shortOnOneLine()
                .put("says", word(override.state()))
                .put("from", override.from().toString())
                .put("until", override.until().toString())
                .putUnless("", "note", override.note());
    }

    private static String word(OpeningHours.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static JsonTree write(Map<LocalDate, SpecialDay> days) {
        JsonTree tree = JsonTree.entryALine();
        days.forEach((date, day) -> tree.put(
                date.toString(),
                JsonTree.shortOnOneLine()
                        .put("name", day.name())
                        .putUnless(
                                List.of(),
                                "open",
                                day.ranges().stream().map(HoursJson::text).toList())));
        return tree;
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static String text(TimeRange range) {
        return range.from() + "-" + (range.to().equals(LocalTime.MIDNIGHT) ? "24:00" : range.to());
    }

    static @Nullable OpeningHours read(Fields fields) {
        ZoneId zone = zone(fields);
        Map<DayOfWeek, List<TimeRange>> week = week(fields.object("week"));
        Map<LocalDate, SpecialDay> holidays = days(fields.object("holidays"));
        Map<LocalDate, SpecialDay> specialDays = days(fields.object("specialDays"));
        List<HoursOverride> overrides = overrides(fields);
        fields.refuseOthers();
        return fields.attemptWhole(() -> new OpeningHours(zone, week, holidays, specialDays, overrides));
    }

    private static List<HoursOverride> overrides(Fields fields) {
        var overrides = new ArrayList<HoursOverride>();
        for (Fields each : fields.objects("overrides")) {
            each.requiredText("says", "");
            each.requiredText("from", "");
            each.requiredText("until", "");
            OpeningHours.State state = each.has("says") ? each.valueOf("says", HoursJson::state) : null;
            LocalDateTime from = each.has("from") ? each.valueOf("from", HoursJson::time) : null;
            LocalDateTime until = each.has("until") ? each.valueOf("until", HoursJson::time) : null;
            String note = each.text("note", "");
            each.refuseOthers();
            if (state != null && from != null && until != null) {
                HoursOverride override = each.attemptWhole(() -> new HoursOverride(state, from, until, note));
                if (override != null) {
                    overrides.add(override);
                }
            }
        }
        return overrides;
    }

    private static OpeningHours.State state(String word) {
        for (OpeningHours.State state : OpeningHours.State.values()) {
            if (word(state).equals(word)) {
                return state;
            }
        }
        throw new InvalidFlowException("An override says \"open\", \"closed\" or \"special\", but this one says \""
                + Fields.shortened(word) + "\"");
    }

    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidFlowException(
                    "An override begins and ends at a time such as \"2026-11-23T08:00\", but this" + " is \""
                            + Fields.shortened(text) + "\"");
        }
    }

    private static ZoneId zone(Fields fields) {
        String zone = fields.requiredText("zone", "Z");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            fields.report(
                    "zone",
                    "invalid-value",
                    "there is no time zone \"" + Fields.shortened(zone) + "\""
                            + fields.didYouMean(zone, ZoneId.getAvailableZoneIds()));
            return ZoneOffset.UTC;
        }
    }

    private static Map<DayOfWeek, List<TimeRange>> week(Fields fields) {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (String key : fields.keys()) {
            int hyphen = key.indexOf('-');
            int first = DAYS.indexOf(hyphen < 0 ? key : key.substring(0, hyphen));
            int last = hyphen < 0 ? first : DAYS.indexOf(key.substring(hyphen + 1));
            List<TimeRange> ranges = fields.valuesOf(key, HoursJson::range);
            if (first < 0 || last < 0) {
                fields.report(
                        key, "invalid-value", "a day is one of " + Fields.listed(DAYS) + " or a range as \"mon-fri\"");
                continue;
            }
            int count = Math.floorMod(last - first, DAYS.size()) + 1;
            for (int i = 0; i < count; i++) {
                DayOfWeek day = DayOfWeek.of((first + i) % DAYS.size() + 1);
                if (week.putIfAbsent(day, ranges) != null) {
                    fields.report(key, "duplicate-day", "\"" + word(day) + "\" stands here twice. Remove one");
                }
            }
        }
        return week;
    }

    private static Map<LocalDate, SpecialDay> days(Fields fields) {
        var days = new LinkedHashMap<LocalDate, SpecialDay>();
        for (String key : fields.keys()) {
            Fields day = fields.object(key);
            String name = day.requiredText("name", "");
            List<TimeRange> open = day.valuesOf("open", HoursJson::range);
            day.refuseOthers();
            try {
                days.put(LocalDate.parse(key), new SpecialDay(name, open));
            } catch (DateTimeException e) {
                fields.report(key, "invalid-value", "a day is a date such as \"2026-12-25\"");
            }
        }
        return days;
    }

    private static TimeRange range(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidFlowException(
                    "Opening hours are written like \"09:00-18:00\", up to \"24:00\", but this is \""
                            + Fields.shortened(text) + "\"");
        }
        LocalTime from = LocalTime.of(number(matcher, 1), number(matcher, 2));
        boolean tillMidnight = matcher.group(3) == null;
        return new TimeRange(
                from, tillMidnight ? LocalTime.MIDNIGHT : LocalTime.of(number(matcher, 3), number(matcher, 4)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
