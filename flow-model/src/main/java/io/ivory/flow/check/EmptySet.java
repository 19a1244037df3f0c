package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import java.util.List;

/** A set node without values does nothing. */
final class EmptySet implements FlowCheck {

    @Override
    public String rule() {
        return "empty-set";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Assign set : Nodes.of(flow, Assign.class)) {
            if (set.values().isEmpty()) {
                findings.add(
                        set,
                        Places.of(set, "values"),
                        "nothing is set here: choose a variable, or delete the node",
                        Cures.bridge(flow, set, Exit.NEXT));
            }
        }
        return findings.all();
    }
}
