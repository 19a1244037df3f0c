package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.resource.Resources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection must lead to a node that exists. */
final class UnknownTarget implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-target";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
        requireNode(findings, flow, null, "/start", flow.start());
        requireNode(findings, flow, null, "/onError", flow.onError());
        requireNode(findings, flow, null, "/onHangup", flow.onHangup());
        for (FlowNode node : flow.nodes().values()) {
            for (Exit exit : node.exits()) {
                requireNode(
                        findings,
                        flow,
                        node,
                        Places.of(node, exit),
                        node.targets().get(exit));
            }
        }
        return findings.all();
    }

    private static void requireNode(
            Findings findings, FlowDefinition flow, @Nullable FlowNode from, String pointer, @Nullable NodeId target) {
        if (target != null && !flow.nodes().containsKey(target)) {
            List<String> known =
                    flow.nodes().keySet().stream().map(NodeId::value).toList();
            findings.requireKnown(from, pointer, target.value(), "node", known);
        }
    }
}
