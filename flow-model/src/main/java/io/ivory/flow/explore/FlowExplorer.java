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
        return Visit.of(flow, World.whole(resources).runAs(Part.of(flow, resources)), limits)
                .map(visit -> explored(flow, visit, limits))
                .orElseGet(() -> undecided(flow, limits));
    }

    /** What came of {@link Claim#NO_CIRCLE_WITHOUT_CALLER} alone; not decided and without findings if it takes too long. */
    public static Proof circles(FlowDefinition flow, Resources resources) {
        ExplorerLimits limits = ExplorerLimits.DEFAULT;
        return Visit.of(flow, World.whole(resources).runAs(Part.of(flow, resources)), limits)
                .map(visit -> new CircleClaim(visit, new CallSearch(visit, limits.searchSteps()), limits).proof())
                .orElseGet(() -> new Proof(
                        Claim.NO_CIRCLE_WITHOUT_CALLER, Verdict.NOT_DECIDED, tooMuch(flow, limits), List.of()));
    }

    private static String tooMuch(FlowDefinition flow, ExplorerLimits limits) {
        return flow.start() == null || flow.node(flow.start()).isEmpty()
                ? "the flow has no start"
                : "there are more than " + limits.states() + " states";
    }

    private static Exploration explored(FlowDefinition flow, Visit visit, ExplorerLimits limits) {
        var search = new CallSearch(visit, limits.searchSteps());
        var reach = new Reach(visit.graph());
        var ends = new EndingClaims(visit, search, reach, limits);
        var proofs = new ArrayList<Proof>();
        var afterHangup = new AfterHangup(flow, visit.world(), limits);
        proofs.add(ends.canEnd().with(afterHangup.stuck()));
        proofs.add(Proof.from(
                Claim.EVERY_PATH_ENDS_WELL,
                ends.badEnds(Set.of(Ending.SILENCE, Ending.DEAD_END)),
                "there is no other way to end"));
        proofs.add(noFailureCutsOff(visit, ends));
        proofs.add(new CircleClaim(visit, search, limits).proof().with(afterHangup.circles()));
        proofs.add(new PersonClaim(visit, search, reach, limits).proof());
        var longest = new LongestPaths(visit.graph());
        return new Exploration(
                proofs,
                new Outages(flow, visit, proofs, limits).all(),
                longest.byNodes(),
                longest.bySpeech(),
                Reaching.of(visit, afterHangup.visit()),
                visit.graph().stateCount(),
                visit.precision(),
                visit.world().part().map(Part::runBy));
    }

    private static Proof noFailureCutsOff(Visit visit, EndingClaims ends) {
        return visit.world().isRun()
                ? new Proof(
                        Claim.NO_FAILURE_CUTS_OFF,
                        Verdict.DOES_NOT_APPLY,
                        "the flow that runs this one goes on at its exit \"failed\"",
                        List.of())
                : Proof.from(
                        Claim.NO_FAILURE_CUTS_OFF,
                        ends.badEnds(EnumSet.of(Ending.BROKEN)),
                        "an exit or \"onError\" takes over wherever something can fail");
    }

    private static Exploration undecided(FlowDefinition flow, ExplorerLimits limits) {
        String reason = tooMuch(flow, limits);
        List<Proof> proofs = List.of(Claim.values()).stream()
                .map(claim -> new Proof(claim, Verdict.NOT_DECIDED, reason, List.of()))
                .toList();
        return new Exploration(
                proofs,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Reachability(Map.of()),
                0,
                Precision.NODES,
                Optional.empty());
    }
}
