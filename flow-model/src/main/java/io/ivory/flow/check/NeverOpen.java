package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import java.util.List;

/** Opening hours without any open hour send every caller away. */
final class NeverOpen implements FlowCheck {

    @Override
    public String rule() {
        return "never-open";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (HoursUse use : HoursUse.in(flow, around.resources())) {
            if (use.days().values().stream().allMatch(List::isEmpty)) {
                use.report(findings, "have no open hour at all: fill in when the shop is open");
            }
        }
        return findings.all();
    }
}
