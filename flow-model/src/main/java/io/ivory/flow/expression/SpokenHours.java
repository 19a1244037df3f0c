package io.ivory.flow.expression;

import io.ivory.flow.resource.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** Says a calendar: weekdays with the same hours together, then what is different today. */
final class SpokenHours {

    private SpokenHours() {}

    static String say(OpeningHours hours, LocalDate today, Speech speech) {
        String week = hours.weekSummary().stream()
                .map(days -> speech.days(each(days), days.ranges()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return hours.isException(today) ? week + ". " + speech.today(hours.openOnDate(today)) : week;
    }

    private static List<DayOfWeek> each(OpeningHours.Days days) {
        return List.copyOf(EnumSet.range(days.from(), days.to()));
    }
}
