package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Holidays and special days that all lie in the past say nothing any more: next year's were not entered. */
final class PastDays implements FlowCheck {

    @Override
    public String rule() {
        return "past-days";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        LocalDate today = around.today();
        if (today == null) {
            return findings.all();
        }
        for (HoursUse use : HoursUse.in(flow, around.resources())) {
            Stream.concat(use.hours().holidays().keySet().stream(), use.hours().specialDays().keySet().stream())
                    .max(Comparator.naturalOrder())
                    .filter(last -> last.isBefore(today))
                    .ifPresent(last -> use.report(
                            findings,
                            "know no holiday or special day after " + last
                                    + ": enter those that come, and delete what is over"));
        }
        return findings.all();
    }
}
