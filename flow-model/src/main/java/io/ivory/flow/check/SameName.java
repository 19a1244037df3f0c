package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.edit.RenameNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Two nodes of one name cannot be told apart in lists, reports and on the canvas. */
final class SameName implements FlowCheck {

    @Override
    public String rule() {
        return "same-name";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        var taken = new HashSet<String>();
        flow.nodes().values().forEach(node -> taken.add(node.name()));
        var seen = new HashMap<String, NodeId>();
        for (FlowNode node : flow.nodes().values()) {
            NodeId first = seen.putIfAbsent(node.name(), node.id());
            if (first != null) {
                RenameNode rename = RenameNode.apart(node, taken);
                taken.add(rename.name());
                findings.add(
                        node,
                        Places.of(node, "name"),
                        "\"" + first + "\" is called \"" + node.name() + "\", too: give one of them another name",
                        new Fix("Rename to \"" + rename.name() + "\"", rename));
            }
        }
        return findings.all();
    }
}
