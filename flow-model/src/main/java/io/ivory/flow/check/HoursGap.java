package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.TimeRange;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** A gap of one minute is never meant: a range ends at the minute that no longer belongs to it. */
final class HoursGap implements FlowCheck {

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    @Override
    public String rule() {
        return "hours-gap";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (HoursUse use : HoursUse.in(flow, around.resources())) {
            use.days().entrySet().stream()
                    .flatMap(day -> gap(day.getKey(), day.getValue()).stream())
                    .findFirst()
                    .ifPresent(words -> use.report(findings, words));
        }
        return findings.all();
    }

    private static Optional<String> gap(String day, List<TimeRange> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            LocalTime end = ranges.get(i).to();
            boolean beforeNext = i + 1 < ranges.size()
                    && end.plusMinutes(1).equals(ranges.get(i + 1).from());
            if (beforeNext || end.equals(LAST_MINUTE)) {
                String upTo =
                        end.equals(LAST_MINUTE) ? "24:00" : end.plusMinutes(1).toString();
                return Optional.of("are closed for one minute at " + end + " on " + day + ": let "
                        + HoursOverlap.words(ranges.get(i)) + " end at " + upTo);
            }
        }
        return Optional.empty();
    }
}
