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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a call may already have been silent when it comes to a node: the services asked one after the other without a
 * word between them. Longest ways over the silent nodes in topological order; circles of them are for
 * {@link LoopWithoutCaller} to find.
 */
final class SilenceBefore {

    private final FlowDefinition flow;
    private final Map<NodeId, Duration> before = new HashMap<>();
    private final Map<NodeId, Integer> waysIn = new HashMap<>();

    SilenceBefore(FlowDefinition flow) {
        this.flow = flow;
    }

    Map<NodeId, Duration> longest() {
        List<FlowNode> silent =
                flow.nodes().values().stream().filter(this::isSilent).toList();
        silent.forEach(node -> next(node).forEach(next -> waysIn.merge(next.id(), 1, Integer::sum)));
        var open = new ArrayDeque<FlowNode>();
        silent.stream().filter(node -> !waysIn.containsKey(node.id())).forEach(open::add);
        while (!open.isEmpty()) {
            FlowNode node = open.remove();
            Duration after = before.getOrDefault(node.id(), Duration.ZERO).plus(wait(node));
            for (FlowNode next : next(node)) {
                before.merge(next.id(), after, (a, b) -> a.compareTo(b) >= 0 ? a : b);
                if (waysIn.merge(next.id(), -1, Integer::sum) == 0) {
                    open.add(next);
                }
            }
        }
        return before;
    }

    /** The silent nodes that follow at once. */
    private List<FlowNode> next(FlowNode node) {
        return node.exits().stream()
                .flatMap(exit -> node.target(exit).flatMap(flow::node).stream())
                .filter(this::isSilent)
                .toList();
    }

    private boolean isSilent(FlowNode node) {
        return switch (node) {
            case HttpRequest http -> !SilentWait.speaks(http);
            case Hours _, Branch _, CallerCheck _, Split _, Lookup _, Assign _, Notify _, Milestone _ -> true;
            case Say _,
                    Menu _,
                    Collect _,
                    LanguageChoice _,
                    Transfer _,
                    QueueCaller _,
                    Voicemail _,
                    Callback _,
                    RunFlow _,
                    GoToFlow _,
                    ReturnResult _,
                    HangUp _ -> false;
        };
    }

    private static Duration wait(FlowNode node) {
        return node instanceof HttpRequest http ? http.timeout() : Duration.ZERO;
    }
}
