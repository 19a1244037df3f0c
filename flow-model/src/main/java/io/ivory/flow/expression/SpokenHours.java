package io.ivory.flow.expression;

import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Says a calendar: weekdays with the same hours together, then what is different today. */
final class SpokenHours {

    private SpokenHours() {}

    static String say(OpeningHours hours, LocalDate today, Speech speech) {
        var sentences = new ArrayList<String>();
        for (List<DayOfWeek> days : runs(hours)) {
            sentences.add(speech.days(days, hours.week().getOrDefault(days.getFirst(), List.of())));
        }
        String week = String.join(
                ", ", sentences.stream().filter(sentence -> !sentence.isEmpty()).toList());
        boolean isException =
                hours.specialDays().containsKey(today) || hours.holidays().containsKey(today);
        return isException ? week + ". " + speech.today(hours.rangesOf(today)) : week;
    }

    /** The days of the week from Monday, those that follow each other with the same hours together. */
    private static List<List<DayOfWeek>> runs(OpeningHours hours) {
        var runs = new ArrayList<List<DayOfWeek>>();
        List<TimeRange> previous = List.of();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<TimeRange> ranges = hours.week().getOrDefault(day, List.of());
            if (runs.isEmpty() || !ranges.equals(previous)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(day);
            previous = ranges;
        }
        return runs;
    }
}
