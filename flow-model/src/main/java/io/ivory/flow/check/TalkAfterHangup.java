package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import java.util.List;

/** After the caller has hung up nobody listens any more: what follows may note, decide and tell, but not talk. */
final class TalkAfterHangup implements FlowCheck {

    @Override
    public String rule() {
        return "talk-after-hangup";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        NodeId root = flow.onHangup();
        if (root != null) {
            for (NodeId id : new FlowGraph(flow).reachableFrom(root)) {
                flow.node(id)
                        .filter(node -> !worksWithoutCaller(node))
                        .ifPresent(node -> findings.add(
                                node,
                                Places.of(node),
                                "calls come here after the caller has hung up, when nobody hears anything: lead there to other"
                                        + " steps"));
            }
        }
        return findings.all();
    }

    private static boolean worksWithoutCaller(FlowNode node) {
        return switch (NodeType.of(node)) {
            case SET, NOTIFY, MILESTONE, BRANCH, HOURS, LOOKUP, HTTP, CALLER, SPLIT, HANGUP -> true;
            case SAY, MENU, COLLECT, LANGUAGE, TRANSFER, QUEUE, VOICEMAIL, CALLBACK, RUN, RETURN, GOTO -> false;
        };
    }
}
