package io.ivory.flow.check;

import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A condition that stands behind the same one, or behind one that always holds, is never asked. */
final class SameCondition implements FlowCheck {

    @Override
    public String rule() {
        return "same-condition";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Branch branch : Nodes.of(flow, Branch.class)) {
            var before = new HashMap<String, Exit>();
            Exit always = null;
            for (int i = 0; i < branch.conditions().size(); i++) {
                Condition condition = branch.conditions().get(i);
                String when = condition.when().strip();
                Exit same = always != null ? always : before.putIfAbsent(when, condition.exit());
                if (same != null && !when.isEmpty()) {
                    findings.add(
                            branch,
                            Places.of(branch, "conditions", String.valueOf(i), "when"),
                            "no call ever takes \"" + condition.exit() + "\", because \"" + same
                                    + "\" holds before it: change one of the two, or delete this one",
                            without(branch, i));
                }
                if (when.equals("true") && always == null) {
                    always = condition.exit();
                }
            }
        }
        return findings.all();
    }

    private static Fix without(Branch branch, int index) {
        var left = new ArrayList<>(branch.conditions());
        Condition gone = left.remove(index);
        return Cures.change("Delete the condition \"" + gone.exit() + "\"", new Branch(branch.head(), left));
    }
}
