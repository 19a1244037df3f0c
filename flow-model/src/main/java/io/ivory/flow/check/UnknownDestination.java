package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Transfer;
import io.ivory.flow.resource.Resources;
import java.util.List;

/** A person or group that a transfer names must be in the workspace. */
final class UnknownDestination implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-destination";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Transfer transfer) {
                findings.requireChosen(
                        transfer,
                        "to",
                        transfer.destination(),
                        "destination",
                        resources.destinations().keySet());
            }
        }
        return findings.all();
    }
}
