package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explores a flow once more for each thing that it needs and that can be off. */
final class Outages {

    private static final Set<Ending> BAD = EnumSet.copyOf(
            Arrays.stream(Ending.values()).filter(ending -> !ending.isGood()).toList());

    /** Of each outage; whoever mends these finds the others by looking again. */
    private static final int MOST_FINDINGS = 5;

    private final FlowDefinition flow;
    private final Visit whole;
    private final ExplorerLimits limits;
    private final Set<Finding> undecidedAnyway;

    /**
     * @param whole the flow while nothing is off
     * @param proofs what was proved of it then
     */
    Outages(FlowDefinition flow, Visit whole, List<Proof> proofs, ExplorerLimits limits) {
        this.flow = flow;
        this.whole = whole;
        this.limits = limits.withFindings(MOST_FINDINGS);
        this.undecidedAnyway = proofs.stream()
                .flatMap(proof -> proof.findings().stream())
                .filter(finding -> !finding.isCertain())
                .collect(Collectors.toSet());
    }

    List<Outage> all() {
        return Voices.toldOnce(Needs.of(whole.graph()).entrySet().stream()
                .map(entry -> outage(entry.getKey(), entry.getValue()))
                .toList());
    }

    private Outage outage(Off thing, Set<Places.Place> needing) {
        World world = whole.world().without(thing);
        Optional<Visit> visited = Visit.of(flow, world, limits);
        if (visited.isEmpty()) {
            return new Outage(thing, Verdict.NOT_DECIDED, Map.of(), Set.of(), Set.of(), List.of(), world.resources());
        }
        Visit visit = visited.get();
        var reach = new Reach(visit.graph());
        var passing = new PassingCalls(visit, new CallSearch(visit, limits.searchSteps()), reach, needing);
        var claims = new EndingClaims(visit, passing, reach, limits);
        BitSet stuck = claims.stuckStates();
        stuck.and(passing.beyond());
        var repeated = new ArrayList<Finding>();
        var findings = new ArrayList<>(untold(claims.stuck(stuck).stream(), repeated));
        findings.addAll(untold(claims.badEnds(BAD, passing.beyond()), repeated));
        return new Outage(
                thing,
                verdict(findings, repeated),
                exits(visit, needing),
                endings(visit.graph()),
                Set.of(),
                findings,
                world.resources());
    }

    /** The first of what is found that was not told of the flow without the outage; the rest goes to {@code repeated}. */
    private List<Finding> untold(Stream<Finding> found, List<Finding> repeated) {
        var untold = new ArrayList<Finding>();
        for (Iterator<Finding> rest = found.iterator(); rest.hasNext() && untold.size() < MOST_FINDINGS; ) {
            Finding finding = rest.next();
            (undecidedAnyway.contains(finding) ? repeated : untold).add(finding);
        }
        return untold;
    }

    private static Map<NodeId, Set<Exit>> exits(Visit visit, Set<Places.Place> needing) {
        Map<NodeId, Set<Exit>> exits = new LinkedHashMap<>(Reaching.of(visit).exits());
        exits.keySet().removeIf(node -> !needing.contains(new Places.Place("", node)));
        return exits;
    }

    /** @param repeated what is not decided without the outage either: not told again, but not proved */
    private static Verdict verdict(List<Finding> findings, List<Finding> repeated) {
        if (findings.isEmpty() && repeated.isEmpty()) {
            return Verdict.PROVED;
        }
        return findings.stream().anyMatch(Finding::isCertain) ? Verdict.REFUTED : Verdict.NOT_DECIDED;
    }

    private static Set<Ending> endings(StateGraph graph) {
        var endings = EnumSet.noneOf(Ending.class);
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            graph.ending(graph.target(edge)).ifPresent(endings::add);
        }
        return endings;
    }
}
