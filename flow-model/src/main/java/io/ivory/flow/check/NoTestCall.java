package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import java.util.List;

/** A flow with a test call stays right when it is changed. */
final class NoTestCall implements FlowCheck {

    @Override
    public String rule() {
        return "no-test-call";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        boolean asks = flow.nodes().values().stream().anyMatch(Nodes::asks);
        if (asks && flow.tests().isEmpty()) {
            findings.add(
                    "/tests",
                    "no test call plays before publishing: call the flow in the simulator and keep the call as a test");
        }
        return findings.all();
    }
}
