package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import java.util.List;

/** A shop's clock is changed in spring and autumn, or its country decides otherwise: only a place knows. */
final class FixedOffsetZone implements FlowCheck {

    @Override
    public String rule() {
        return "fixed-offset-zone";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (HoursUse use : HoursUse.in(flow, around.resources())) {
            String zone = use.hours().zone().getId();
            if (!zone.contains("/") || zone.startsWith("Etc/") || zone.startsWith("SystemV/")) {
                use.report(
                        findings,
                        "are in the time zone \"" + zone
                                + "\", which knows no change of the clock: choose a place, such as \"Europe/Berlin\"");
            }
        }
        return findings.all();
    }
}
