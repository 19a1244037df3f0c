package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every exit must lead somewhere, or the caller would be left in silence. */
final class UnconnectedExit implements FlowCheck {

    @Override
    public String rule() {
        return "unconnected-exit";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Optional<FlowNode> person = Cures.person(flow);
        Optional<FlowNode> goodbye = Cures.goodbye(flow);
        for (FlowNode node : flow.nodes().values()) {
            for (Exit exit : node.unconnectedExits()) {
                findings.add(
                        node,
                        Places.of(node, exit),
                        "connect the exit \"" + exit + "\" to a node",
                        Stream.concat(person.stream(), goodbye.stream())
                                .filter(target -> !target.equals(node))
                                .filter(target -> exit.isError() || target.equals(goodbye.orElse(null)))
                                .map(target -> Cures.connect(flow, node, exit, target.id()))
                                .toList());
            }
        }
        return findings.all();
    }
}
