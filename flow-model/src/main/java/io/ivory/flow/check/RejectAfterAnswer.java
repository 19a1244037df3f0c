package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.NodeId;
import java.util.List;
import java.util.Set;

/** Only a call that is not answered yet can be turned away: after the first words a rejection is just a hangup. */
final class RejectAfterAnswer implements FlowCheck {

    @Override
    public String rule() {
        return "reject-after-answer";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        List<HangUp> rejecting = Nodes.of(flow, HangUp.class).stream()
                .filter(hangUp -> hangUp.reject() != null)
                .toList();
        if (rejecting.isEmpty()) {
            return findings.all();
        }
        var graph = new FlowGraph(flow);
        Set<NodeId> reachable = graph.reachable();
        Set<NodeId> unanswered = graph.reachableUnanswered();
        for (HangUp hangUp : rejecting) {
            if (reachable.contains(hangUp.id()) && !unanswered.contains(hangUp.id())) {
                findings.add(
                        hangUp,
                        Places.of(hangUp, "reject"),
                        "every call that comes here is answered already, so nobody is turned away: lead here before"
                                + " anything is said, or just hang up",
                        Cures.change("Just hang up", hangUp.withReject(null)));
            }
        }
        return findings.all();
    }
}
