package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;

/** A table whose promotions are all over tells callers that there are none. */
final class PromotionOver implements FlowCheck {

    @Override
    public String rule() {
        return "promotion-over";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        LocalDate today = around.today();
        if (today == null) {
            return findings.all();
        }
        for (Promotions promotions : Promotions.in(flow, around.resources())) {
            List<String> ends = promotions.ends();
            if (!ends.isEmpty() && ends.stream().allMatch(end -> isOver(end, today))) {
                promotions.report(
                        findings,
                        "everything in the table \"" + promotions.use().name() + "\" is over since "
                                + Collections.max(ends)
                                + ": add what is valid now, or leave the offer out of the menu");
            }
        }
        return findings.all();
    }

    private static boolean isOver(String end, LocalDate today) {
        try {
            return LocalDate.parse(end.strip()).isBefore(today);
        } catch (DateTimeParseException noDate) {
            return false;
        }
    }
}
