package io.ivory.flow.explore;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.Resources;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves what holds for every call to a flow, or shows a call for which it does not. Takes flows that are still being
 * drawn, too; an exit that is not connected is then where calls end.
 */
public final class FlowExplorer {

    private FlowExplorer() {}

    public static Exploration explore(FlowDefinition flow, Resources resources) {
        return explore(flow, resources, ExplorerLimits.DEFAULT);
    }

    /** The same within other limits. */
    public static Exploration explore(FlowDefinition flow, Resources resources, ExplorerLimits limits) {
        return Visit.of(flow, World.whole(resources), limits)
                .map(visit -> explored(flow, visit, limits))
                .orElseGet(() -> undecided(flow, limits));
    }

    private static Exploration explored(FlowDefinition flow, Visit visit, ExplorerLimits limits) {
        var search = new CallSearch(visit, limits.searchSteps());
        var reach = new Reach(visit.graph());
        var ends = new EndingClaims(visit, search, reach, limits);
        var proofs = new ArrayList<Proof>();
        proofs.add(ends.canEnd());
        proofs.add(Proof.from(
                Claim.EVERY_PATH_ENDS_WELL,
                ends.badEnds(Set.of(Ending.SILENCE, Ending.DEAD_END)),
                "there is no other way to end"));
        proofs.add(Proof.from(
                Claim.NO_FAILURE_CUTS_OFF,
                ends.badEnds(EnumSet.of(Ending.BROKEN)),
                "an exit or \"onError\" takes over wherever something can fail"));
        proofs.add(new CircleClaim(visit, search, limits).proof());
        proofs.add(new PersonClaim(visit, search, reach, limits).proof());
        var longest = new LongestPaths(visit.graph());
        return new Exploration(
                proofs,
                new Outages(flow, visit, proofs, limits).all(),
                Optional.of(longest.byNodes()),
                Optional.of(longest.bySpeech()),
                Reaching.of(visit, Visit.afterHangup(flow, visit.world(), limits)),
                visit.graph().stateCount(),
                visit.precision());
    }

    private static Exploration undecided(FlowDefinition flow, ExplorerLimits limits) {
        String reason = flow.start() == null || flow.node(flow.start()).isEmpty()
                ? "the flow has no start"
                : "there are more than " + limits.states() + " states";
        List<Proof> proofs = List.of(Claim.values()).stream()
                .map(claim -> new Proof(claim, Verdict.NOT_DECIDED, reason, List.of()))
                .toList();
        return new Exploration(
                proofs, List.of(), Optional.empty(), Optional.empty(), new Reachability(Map.of()), 0, Precision.NODES);
    }
}
