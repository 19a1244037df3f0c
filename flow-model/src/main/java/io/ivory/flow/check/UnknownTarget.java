package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.SetKeys;
import io.ivory.flow.edit.SetOnError;
import io.ivory.flow.edit.SetOnHangup;
import io.ivory.flow.edit.SetStart;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connection must lead to a node that exists. */
final class UnknownTarget implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-target";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        List<String> known = flow.nodes().keySet().stream().map(NodeId::value).toList();
        requireRoot(findings, "/start", flow.start(), known, SetStart::new);
        requireRoot(findings, "/onError", flow.onError(), known, SetOnError::new);
        requireRoot(findings, "/onHangup", flow.onHangup(), known, SetOnHangup::new);
        requireRoot(findings, "/operator", flow.operator(), known, meant -> new SetKeys(flow.keys(), meant));
        for (FlowNode node : flow.nodes().values()) {
            for (Exit exit : node.exits()) {
                node.target(exit)
                        .filter(target -> !flow.nodes().containsKey(target))
                        .ifPresent(target -> findings.requireKnown(
                                node,
                                Places.of(node, exit),
                                target.value(),
                                "node",
                                known,
                                meant -> Cures.connect(flow, node, exit, new NodeId(meant))));
            }
        }
        return findings.all();
    }

    private static void requireRoot(
            Findings findings,
            String pointer,
            @Nullable NodeId target,
            List<String> known,
            Function<NodeId, FlowEdit> choose) {
        if (target != null) {
            findings.requireKnown(
                    null,
                    pointer,
                    target.value(),
                    "node",
                    known,
                    meant -> new Fix("Use \"" + meant + "\"", choose.apply(new NodeId(meant))));
        }
    }
}
