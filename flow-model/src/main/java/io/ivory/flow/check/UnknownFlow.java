package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.RunFlow;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Set;

/** A flow that another one runs or goes on in must be there, and take calls itself. */
final class UnknownFlow implements FlowCheck {

    private static final String WHAT = "published flow";

    @Override
    public String rule() {
        return "unknown-flow";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var findings = Findings.of(this);
        Set<String> known = resources.flows().keySet();
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof RunFlow run) {
                findings.requireChosen(run, "flow", run.flow(), WHAT, known);
            }
            if (node instanceof GoToFlow goTo) {
                findings.requireChosen(goTo, "flow", goTo.flow(), WHAT, known);
            }
        }
        return findings.all();
    }
}
