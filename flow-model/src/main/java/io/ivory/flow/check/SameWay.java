package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeId;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A node that decides something must lead somewhere by it. */
final class SameWay implements FlowCheck {

    @Override
    public String rule() {
        return "same-way";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            Set<NodeId> targets = new HashSet<>(node.targets().values());
            if (decides(node)
                    && node.exits().size() > 1
                    && targets.size() == 1
                    && node.unconnectedExits().isEmpty()) {
                findings.add(
                        node,
                        Places.of(node, "exits"),
                        "all exits lead to \"" + targets.iterator().next()
                                + "\", so that nothing is decided here: lead one elsewhere, or delete the node");
            }
        }
        return findings.all();
    }

    private static boolean decides(FlowNode node) {
        return switch (node) {
            case Hours _, Branch _, CallerCheck _, Split _, Menu _ -> true;
            case Lookup lookup -> lookup.into() == null;
            case Say _,
                    Collect _,
                    LanguageChoice _,
                    HttpRequest _,
                    Assign _,
                    Transfer _,
                    QueueCaller _,
                    Voicemail _,
                    Callback _,
                    Notify _,
                    RunFlow _,
                    GoToFlow _,
                    ReturnResult _,
                    Milestone _,
                    HangUp _ -> false;
        };
    }
}
