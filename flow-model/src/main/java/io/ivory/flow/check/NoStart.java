package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.edit.SetStart;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A call must begin somewhere. */
final class NoStart implements FlowCheck {

    @Override
    public String rule() {
        return "no-start";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        if (flow.start() == null) {
            findings.add("/start", "choose the node where calls begin", first(flow));
        }
        return findings.all();
    }

    /** The first node to which no other leads. */
    private static List<Fix> first(FlowDefinition flow) {
        Set<NodeId> targets = flow.nodes().values().stream()
                .flatMap(node -> node.targets().values().stream())
                .collect(Collectors.toSet());
        return flow.nodes().keySet().stream()
                .filter(node -> !targets.contains(node))
                .findFirst()
                .or(() -> flow.nodes().keySet().stream().findFirst())
                .map(node -> new Fix("Begin at " + Cures.quoted(flow, node), new SetStart(node)))
                .stream()
                .toList();
    }
}
