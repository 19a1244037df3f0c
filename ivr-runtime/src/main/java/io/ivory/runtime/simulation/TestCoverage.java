package io.ivory.runtime.simulation;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.explore.Reachability;
import io.ivory.runtime.call.CallEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of a flow its test calls travel: what the command line reports and the canvas shows. Nodes and exits of other
 * flows that a call comes through do not count, and neither does what no call can come to.
 *
 * @param travelled the nodes that calls came to, each with the exits they left by, in the flow's order
 * @param missed the nodes with an exit that no call left by though it could, with these exits; a node that no call came
 *     to and that has no exits stands there with none
 */
public record TestCoverage(Map<NodeId, Set<Exit>> travelled, Map<NodeId, Set<Exit>> missed) {

    public TestCoverage {
        travelled = copyInOrder(travelled);
        missed = copyInOrder(missed);
    }

    /**
     * What calls travelled.
     *
     * @param reachable what calls to the flow can come to
     * @param results what came of its test calls
     */
    public static TestCoverage of(FlowDefinition flow, Reachability reachable, Collection<TestCallResult> results) {
        Map<NodeId, Set<Exit>> taken = new HashMap<>();
        results.forEach(result -> note(result.events(), taken));
        Map<NodeId, Set<Exit>> travelled = new LinkedHashMap<>();
        Map<NodeId, Set<Exit>> missed = new LinkedHashMap<>();
        for (FlowNode node : flow.nodes().values()) {
            Set<Exit> left = taken.get(node.id());
            if (left != null) {
                travelled.put(node.id(), Set.copyOf(left));
            }
            var open = new LinkedHashSet<>(reachable.exits().getOrDefault(node.id(), Set.of()));
            open.removeAll(left == null ? Set.of() : left);
            if (!open.isEmpty() || (left == null && reachable.reaches(node.id()))) {
                missed.put(node.id(), open);
            }
        }
        return new TestCoverage(travelled, missed);
    }

    private static void note(List<CallEvent> events, Map<NodeId, Set<Exit>> taken) {
        String own = TestCalls.FLOW;
        boolean inTheFlow = true;
        for (CallEvent event : events) {
            if (event instanceof CallEvent.EnteredFlow entered) {
                inTheFlow = entered.flow().equals(own);
            } else if (inTheFlow && event instanceof CallEvent.EnteredNode entered) {
                taken.computeIfAbsent(entered.node(), _ -> new LinkedHashSet<>());
            } else if (inTheFlow && event instanceof CallEvent.LeftNode left) {
                taken.computeIfAbsent(left.node(), _ -> new LinkedHashSet<>()).add(left.exit());
            }
        }
    }

    public boolean isComplete() {
        return missed.isEmpty();
    }

    public int exitsTravelled() {
        return travelled.values().stream().mapToInt(Set::size).sum();
    }

    /** How many exits no call left by, though it could. */
    public int exitsMissed() {
        return missed.values().stream().mapToInt(Set::size).sum();
    }

    /** The share of exits that calls left by, in whole percents rounded down; 100 if there are none. */
    public int percent() {
        int all = exitsTravelled() + exitsMissed();
        return all == 0 ? 100 : exitsTravelled() * 100 / all;
    }
}
