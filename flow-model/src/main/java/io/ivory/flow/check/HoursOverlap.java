package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.TimeRange;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Ranges of one day that overlap are a slip of the pen: one of them says something else than was meant. */
final class HoursOverlap implements FlowCheck {

    @Override
    public String rule() {
        return "hours-overlap";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (HoursUse use : HoursUse.in(flow, around.resources())) {
            use.days().entrySet().stream()
                    .flatMap(day -> overlap(day.getKey(), day.getValue()).stream())
                    .findFirst()
                    .or(() -> pastMidnight(use.hours()))
                    .ifPresent(words -> use.report(findings, words));
        }
        return findings.all();
    }

    private static Optional<String> overlap(String day, List<TimeRange> ranges) {
        for (int i = 1; i < ranges.size(); i++) {
            TimeRange before = ranges.get(i - 1);
            TimeRange after = ranges.get(i);
            if (before.holds(after.from())) {
                return Optional.of("say " + words(before) + " and " + words(after) + " on " + day
                        + ", which overlap: change where one ends");
            }
        }
        return Optional.empty();
    }

    /** A weekday's last range that runs into the first one of the next day. */
    private static Optional<String> pastMidnight(OpeningHours hours) {
        for (DayOfWeek day : DayOfWeek.values()) {
            List<TimeRange> today = hours.week().getOrDefault(day, List.of());
            List<TimeRange> tomorrow = hours.week().getOrDefault(day.plus(1), List.of());
            for (TimeRange late : today) {
                if (!tomorrow.isEmpty() && late.holdsNextDay(tomorrow.getFirst().from())) {
                    return Optional.of("say " + words(late) + " on " + HoursUse.word(day) + ", which runs into "
                            + words(tomorrow.getFirst()) + " on " + HoursUse.word(day.plus(1))
                            + ": change where one ends");
                }
            }
        }
        return Optional.empty();
    }

    static String words(TimeRange range) {
        return range.from() + "-" + (range.to().equals(LocalTime.MIDNIGHT) ? "24:00" : range.to());
    }
}
