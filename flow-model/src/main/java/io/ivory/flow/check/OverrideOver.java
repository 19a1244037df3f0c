package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.HoursOverride;
import java.time.LocalDate;
import java.util.List;

/** An override of opening hours that is over says nothing any more and only stands in the way of reading the others. */
final class OverrideOver implements FlowCheck {

    @Override
    public String rule() {
        return "override-over";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        LocalDate today = around.today();
        if (today == null) {
            return findings.all();
        }
        for (HoursUse use : HoursUse.in(flow, around.resources())) {
            List<HoursOverride> over = use.hours().overrides().stream()
                    .filter(override -> !override.until().isAfter(today.atStartOfDay()))
                    .toList();
            if (!over.isEmpty()) {
                use.report(
                        findings,
                        (over.size() == 1 ? "hold an override that is" : "hold " + over.size() + " overrides that are")
                                + " over, the last since " + over.getLast().until() + ": delete what is over");
            }
        }
        return findings.all();
    }
}
