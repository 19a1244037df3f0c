package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Milestone;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.Split;
import java.util.List;

/** A milestone has a name, a return a result, a split its shares: without them the node does nothing. */
final class UnfinishedNode implements FlowCheck {

    @Override
    public String rule() {
        return "unfinished-node";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Milestone milestone && milestone.outcome().isBlank()) {
                findings.add(
                        node,
                        Places.of(node, "outcome"),
                        "name what the caller has achieved here",
                        Cures.change(
                                "Call it \"" + milestone.name() + "\"",
                                new Milestone(milestone.head(), milestone.name())));
            }
            if (node instanceof ReturnResult end && end.result() == null) {
                findings.add(node, Places.of(node, "result"), "name the result that is returned");
            }
            if (node instanceof Split split && split.shares().isEmpty()) {
                findings.add(node, Places.of(node, "shares"), "add at least one share");
            }
        }
        return findings.all();
    }
}
