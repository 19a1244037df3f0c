package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.VariableName;
import io.ivory.flow.expression.Expressions;
import java.util.List;

/** A variable must not have a name that expressions know already. */
final class ReservedName implements FlowCheck {

    @Override
    public String rule() {
        return "reserved-name";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (VariableName name : flow.variables().keySet()) {
            if (Expressions.isReserved(name)) {
                findings.add(
                        Places.of("variables", name.value()),
                        "expressions know \"" + name + "\" already: give the variable another name");
            }
        }
        return findings.all();
    }
}
