package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Hours;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.TimeRange;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Opening hours that a flow asks and the workspace has.
 *
 * @param node the first node that asks them
 * @param name their name
 * @param hours what they say
 */
record HoursUse(Hours node, String name, OpeningHours hours) {

    /** Each set of opening hours once, in the order of the nodes. */
    static List<HoursUse> in(FlowDefinition flow, Resources resources) {
        var uses = new LinkedHashMap<String, HoursUse>();
        for (Hours node : Nodes.of(flow, Hours.class)) {
            String name = node.hours();
            OpeningHours hours = name == null ? null : resources.hours().get(name);
            if (name != null && hours != null) {
                uses.putIfAbsent(name, new HoursUse(node, name, hours));
            }
        }
        return List.copyOf(uses.values());
    }

    /** All days with ranges of their own, with a word for each: the weekdays, then holidays and special days. */
    Map<String, List<TimeRange>> days() {
        var days = new LinkedHashMap<String, List<TimeRange>>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(word(day), hours.week().getOrDefault(day, List.of()));
        }
        hours.holidays().forEach((date, day) -> days.put(date.toString(), day.ranges()));
        hours.specialDays().forEach((date, day) -> days.put(date.toString(), day.ranges()));
        return days;
    }

    /** {@code Monday} */
    static String word(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    void report(Findings findings, String message) {
        findings.add(
                node,
                Places.of(node, "hours"),
                new Place.InResource(Place.Kind.HOURS, name),
                "the opening hours \"" + name + "\" " + message);
    }
}
