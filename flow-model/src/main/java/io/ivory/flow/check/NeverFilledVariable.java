package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.VariableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A variable that is read must be filled somewhere. */
final class NeverFilledVariable implements FlowCheck {

    @Override
    public String rule() {
        return "never-filled-variable";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Set<VariableName> filled = filled(flow, around);
        var reported = new HashSet<VariableName>();
        for (VariableReads read : VariableReads.in(flow)) {
            if (!filled.contains(read.variable()) && reported.add(read.variable())) {
                findings.add(
                        read.node(),
                        read.pointer(),
                        "\"" + read.variable() + "\" is read here, but no node ever fills it: let a question, a lookup,"
                                + " a service or a set node do so");
            }
        }
        return findings.all();
    }

    /** What any node of the flow fills, and what other flows hand to it. */
    static Set<VariableName> filled(FlowDefinition flow, Surroundings around) {
        var filled = new HashSet<>(GivenVariables.of(flow, around.resources().flows()));
        flow.nodes().values().forEach(node -> filled.addAll(VariableFlow.mayFill(node)));
        return filled;
    }
}
