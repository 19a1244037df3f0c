package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.VariableName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A variable must have a value on every way to the node that reads it. */
final class UnsetVariable implements FlowCheck {

    @Override
    public String rule() {
        return "unset-variable";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        var values = new VariableFlow(
                flow, GivenVariables.of(flow, around.resources().flows()));
        Map<NodeId, List<VariableFlow.Way>> ways = values.waysInto();
        Set<VariableName> filled = NeverFilledVariable.filled(flow, around);
        var reported = new HashSet<Map.Entry<NodeId, VariableName>>();
        for (VariableReads read : VariableReads.in(flow)) {
            if (filled.contains(read.variable())
                    && !read.answer()
                    && !values.isFilled(read.node(), read.variable())
                    && reported.add(Map.entry(read.node().id(), read.variable()))) {
                String way = values.emptyWay(read.node(), read.variable(), ways)
                        .map(empty -> "a call that comes from \"" + empty.from().id() + "\" by \"" + empty.exit()
                                + "\" may have nothing in it")
                        .orElse("a call may come here with nothing in it");
                findings.add(
                        read.node(),
                        read.pointer(),
                        "\"" + read.variable() + "\" is read here, but " + way
                                + ": fill it on every way here, or lead that way elsewhere");
            }
        }
        return findings.all();
    }
}
