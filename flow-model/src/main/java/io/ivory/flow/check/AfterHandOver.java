package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Most calls that are handed over are gone from here: what must happen after each of them cannot hang on {@code answered}. */
final class AfterHandOver implements FlowCheck {

    @Override
    public String rule() {
        return "after-hand-over";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Transfer transfer : Nodes.of(flow, Transfer.class)) {
            FlowNode next = after(flow, transfer, Exit.ANSWERED);
            if (transfer.by() == Transfer.Means.ATTENDED && next != null && !isFarewell(flow, next)) {
                findings.add(
                        transfer,
                        Places.of(transfer, Exit.ANSWERED),
                        "\"" + next.id()
                                + "\" is only reached where the caller's telephone system does not take the call"
                                + " over: lead \"onHangup\" to what must happen after every conversation, or keep the"
                                + " conversation here (\"bridge\")",
                        Cures.change("Keep the conversation here", transfer.withMeans(Transfer.Means.BRIDGE)));
            }
        }
        return findings.all();
    }

    private static boolean isFarewell(FlowDefinition flow, FlowNode node) {
        FlowNode last = node instanceof Say ? after(flow, node, Exit.NEXT) : node;
        return last == null || last instanceof HangUp || last instanceof ReturnResult;
    }

    private static @Nullable FlowNode after(FlowDefinition flow, FlowNode node, Exit exit) {
        return node.target(exit).flatMap(flow::node).orElse(null);
    }
}
