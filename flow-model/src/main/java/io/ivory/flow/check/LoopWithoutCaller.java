package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
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
import io.ivory.flow.explore.FlowExplorer;
import io.ivory.flow.explore.Proof;
import io.ivory.flow.explore.Verdict;
import io.ivory.flow.resource.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call must not go round and round without anyone doing anything: nobody would ever hang up for a line that fell
 * silent. A key that is pressed and a person who answers break such a circle; a caller who stays silent does not. Where a
 * value that is set in the circle may lead out of it, as a counter does, the proof says whether it does.
 */
final class LoopWithoutCaller implements FlowCheck {

    private static final int NODES_NAMED = 4;

    @Override
    public String rule() {
        return "loop-without-caller";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var findings = Findings.of(this);
        for (List<FlowNode> circle : endless(flow, resources)) {
            FlowNode first = circle.getFirst();
            findings.add(
                    first,
                    Places.of(first, "exits"),
                    "calls go in circles here without the caller doing anything (" + named(circle)
                            + "): lead one of these ways to a question, a person or a hangup",
                    waysOut(flow, circle));
        }
        for (HandedRound.Round round : HandedRound.of(flow, resources)) {
            if (!round.mayCount() || mayBeEndless(FlowExplorer.circles(flow, resources), round.nodes())) {
                FlowNode last = round.handingOver();
                findings.add(
                        last,
                        Places.of(last, "flow"),
                        "calls go in circles here without the caller doing anything (over "
                                + String.join(", ", round.others())
                                + " and back): lead one of these ways to a question, a person or a hangup");
            }
        }
        return findings.all();
    }

    /** The circles that calls go round in for ever. Where nobody can leave, there is a circle anyway: that is told already. */
    private static List<List<FlowNode>> endless(FlowDefinition flow, Resources resources) {
        List<List<FlowNode>> traps = NoEnd.traps(flow);
        List<List<FlowNode>> circles = circles(flow, resources).stream()
                .filter(circle -> traps.stream().noneMatch(trap -> trap.contains(circle.getFirst())))
                .toList();
        if (circles.stream().noneMatch(circle -> mayCount(flow, circle))) {
            return circles;
        }
        Proof proof = FlowExplorer.circles(flow, resources);
        return circles.stream()
                .filter(circle -> !mayCount(flow, circle) || mayBeEndless(proof, circle))
                .toList();
    }

    /** Whether a value that is set in the circle may lead out of it. */
    private static boolean mayCount(FlowDefinition flow, List<FlowNode> circle) {
        Set<NodeId> members = circle.stream().map(FlowNode::id).collect(Collectors.toSet());
        return circle.stream().anyMatch(Assign.class::isInstance)
                && circle.stream()
                        .filter(Branch.class::isInstance)
                        .flatMap(branch -> branch.exits().stream()
                                .flatMap(exit -> branch.target(exit).flatMap(flow::node).stream()))
                        .anyMatch(next -> !members.contains(next.id()));
    }

    /** Whether the proof leaves it open that calls go round there for ever. */
    private static boolean mayBeEndless(Proof proof, List<FlowNode> circle) {
        if (proof.verdict() == Verdict.NOT_DECIDED && proof.findings().isEmpty()) {
            return true;
        }
        return proof.findings().stream()
                .anyMatch(finding -> !finding.flow().isEmpty()
                        || circle.stream().anyMatch(node -> node.id().equals(finding.node())));
    }

    /** Silent callers who go round are best led to a person. */
    static List<Fix> waysOut(FlowDefinition flow, List<FlowNode> circle) {
        Set<NodeId> members = circle.stream().map(FlowNode::id).collect(Collectors.toSet());
        return circle.stream()
                .filter(node ->
                        node.target(Exit.NO_INPUT).filter(members::contains).isPresent())
                .limit(1)
                .flatMap(node -> Cures.toAPerson(flow, node, Exit.NO_INPUT).stream())
                .toList();
    }

    private static String named(List<FlowNode> circle) {
        String names = circle.stream()
                .limit(NODES_NAMED)
                .map(node -> node.id().value())
                .collect(Collectors.joining(", "));
        return circle.size() <= NODES_NAMED ? names : names + " and " + (circle.size() - NODES_NAMED) + " more";
    }

    /** The nodes that lie on a circle, those of one tangle together. */
    private static List<List<FlowNode>> circles(FlowDefinition flow, Resources resources) {
        Map<NodeId, List<NodeId>> ways = new HashMap<>();
        flow.nodes().values().forEach(node -> ways.put(node.id(), waysWithoutCaller(flow, node, resources)));
        return StronglyConnected.parts(flow.nodes().keySet(), ways).stream()
                .filter(part -> part.size() > 1
                        || ways.getOrDefault(part.getFirst(), List.of()).contains(part.getFirst()))
                .map(part -> part.stream().flatMap(id -> flow.node(id).stream()).toList())
                .toList();
    }

    static List<NodeId> waysWithoutCaller(FlowDefinition flow, FlowNode node, Resources resources) {
        return node.exits().stream()
                .filter(exit -> !someoneActs(node, exit, resources))
                .flatMap(exit -> node.target(exit).stream())
                .filter(flow.nodes()::containsKey)
                .toList();
    }

    private static boolean someoneActs(FlowNode node, Exit exit, Resources resources) {
        return switch (node) {
            case Menu _, Collect _, LanguageChoice _ -> !exit.equals(Exit.NO_INPUT);
            case Transfer _ -> exit.equals(Exit.ANSWERED);
            case QueueCaller _ -> exit.equals(Exit.ANSWERED) || exit.equals(Exit.LEFT);
            case RunFlow run -> !exit.equals(Exit.FAILED) && mayAsk(run, resources);
            case Say _,
                    Hours _,
                    Branch _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    HttpRequest _,
                    Assign _,
                    Voicemail _,
                    Callback _,
                    Notify _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _,
                    HangUp _ -> false;
        };
    }

    /** Whether the other flow has a question at all; how its ways lead past it is that flow's own matter. */
    private static boolean mayAsk(RunFlow run, Resources resources) {
        FlowDefinition other = run.flow() == null ? null : resources.flows().get(run.flow());
        return other != null
                && other.nodes().values().stream()
                        .anyMatch(node -> node instanceof Menu
                                || node instanceof Collect
                                || node instanceof LanguageChoice
                                || node instanceof Transfer
                                || node instanceof QueueCaller);
    }
}
