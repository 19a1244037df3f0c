package io.ivory.flow.check;

import io.ivory.flow.Branch;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import java.util.List;

/** A branch without conditions decides nothing. */
final class EmptyBranch implements FlowCheck {

    @Override
    public String rule() {
        return "empty-branch";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Branch branch && branch.conditions().isEmpty()) {
                findings.add(
                        branch,
                        Places.of(branch, "conditions"),
                        "every call takes \"otherwise\" here: add a condition, or delete the branch",
                        Cures.bridge(flow, branch, Exit.OTHERWISE));
            }
        }
        return findings.all();
    }
}
