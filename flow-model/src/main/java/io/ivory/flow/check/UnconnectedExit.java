package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.resource.Resources;
import java.util.List;

/** Every exit must lead somewhere, or the caller would be left in silence. */
final class UnconnectedExit implements FlowCheck {

    @Override
    public String rule() {
        return "unconnected-exit";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
        for (FlowNode node : flow.nodes().values()) {
            for (Exit exit : node.unconnectedExits()) {
                findings.add(node, Places.of(node, exit), "connect the exit \"" + exit + "\" to a node");
            }
        }
        return findings.all();
    }
}
