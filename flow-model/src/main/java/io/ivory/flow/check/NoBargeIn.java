package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import java.util.List;

/** Who knows the way must not be made to listen. */
final class NoBargeIn implements FlowCheck {

    @Override
    public String rule() {
        return "no-barge-in";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            Nodes.ask(node)
                    .filter(ask -> !ask.bargeIn())
                    .ifPresent(ask -> findings.add(
                            node,
                            Places.of(node, "bargeIn"),
                            "callers who know the answer must hear the whole question first: let a key stop it",
                            Cures.ask("Let a key stop the question", node, ask.withBargeIn(true))));
        }
        return findings.all();
    }
}
