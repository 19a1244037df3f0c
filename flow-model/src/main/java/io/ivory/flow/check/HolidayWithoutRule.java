package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.OpeningHours;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Callers on a public holiday must not be told that the shop is open because nobody thought of the day. */
final class HolidayWithoutRule implements FlowCheck {

    /** How far ahead it looks: time enough to ask whoever decides. */
    private static final int DAYS_AHEAD = 60;

    @Override
    public String rule() {
        return "holiday-without-rule";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        LocalDate today = around.today();
        if (today == null) {
            return findings.all();
        }
        for (HoursUse use : HoursUse.in(flow, around.resources())) {
            Map<MonthDay, String> holidays = PublicHolidays.of(use.hours().zone());
            String forgotten = today.datesUntil(today.plusDays(DAYS_AHEAD))
                    .filter(day -> holidays.containsKey(MonthDay.from(day)) && isForgotten(use.hours(), day))
                    .map(day -> holidays.get(MonthDay.from(day)) + " (" + day + ")")
                    .collect(Collectors.joining(", "));
            if (!forgotten.isEmpty()) {
                use.report(
                        findings,
                        "say nothing of " + forgotten
                                + ", so that it counts as any weekday: add it to the holidays, open or closed");
            }
        }
        return findings.all();
    }

    private static boolean isForgotten(OpeningHours hours, LocalDate day) {
        return !hours.holidays().containsKey(day)
                && !hours.specialDays().containsKey(day)
                && !hours.rangesOf(day).isEmpty();
    }
}
