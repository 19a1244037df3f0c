package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.RunFlow;
import io.ivory.flow.VariableName;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Set;

/** A node that runs another flow must have an exit for all that flow returns, and hand over what that flow knows. */
final class UnknownResult implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-result";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof RunFlow run && run.flow() != null) {
                FlowDefinition other = resources.flows().get(run.flow());
                if (other != null) {
                    check(findings, run, run.flow(), other);
                }
            }
        }
        return findings.all();
    }

    private static void check(Findings findings, RunFlow run, String name, FlowDefinition other) {
        Set<Exit> returned = other.results(); // more may be listed: what is to come is prepared here first
        for (Exit result : returned) {
            if (!run.results().contains(result)) {
                findings.add(
                        run,
                        Places.of(run, "results"),
                        "\"" + name + "\" may return \"" + result + "\": add it to the results",
                        taking(run, name, returned));
            }
        }
        List<String> variables =
                other.variables().keySet().stream().map(VariableName::value).toList();
        for (VariableName variable : run.with().keySet()) {
            findings.requireKnown(
                    run,
                    Places.of(run, "with", variable.value()),
                    variable.value(),
                    "variable of \"" + name + "\" called",
                    variables);
        }
    }

    private static Fix taking(RunFlow run, String name, Set<Exit> returned) {
        return Cures.change(
                "Take the results of \"" + name + "\"",
                new RunFlow(run.head(), run.flow(), run.with(), List.copyOf(returned), run.into()));
    }
}
