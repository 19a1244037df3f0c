package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.Expectation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The claims about how calls end. */
final class EndingClaims {

    private final Visit visit;
    private final StateGraph graph;
    private final Reach reach;
    private final Ways search;
    private final Places places;
    private final int mostFindings;

    EndingClaims(Visit visit, Ways search, Reach reach, ExplorerLimits limits) {
        this.visit = visit;
        this.graph = visit.graph();
        this.reach = reach;
        this.search = search;
        this.places = new Places(visit.graph());
        this.mostFindings = limits.findingsPerClaim();
    }

    /** An exit or node at which calls end as they should not. */
    private record BadEnd(Places.Place place, @Nullable Exit exit, Ending ending, boolean again) {}

    /** Where calls end in silence or at exits that are not connected. */
    List<Finding> badEnds(Set<Ending> endings) {
        return badEnds(endings, all()).limit(mostFindings).toList();
    }

    /**
     * The same for calls that end from one of {@code states}, however many there are. Each is looked into when it is
     * its turn.
     */
    Stream<Finding> badEnds(Set<Ending> endings, BitSet states) {
        Map<BadEnd, BitSet> ends = new LinkedHashMap<>();
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            int from = graph.source(edge);
            Optional<Ending> ending = graph.ending(graph.target(edge)).filter(endings::contains);
            if (ending.isPresent() && states.get(from)) {
                boolean again =
                        ending.get() == Ending.BROKEN && graph.state(from).distressed();
                var end = new BadEnd(places.of(from), graph.move(edge).exit(), ending.get(), again);
                ends.computeIfAbsent(end, _ -> new BitSet()).set(edge);
            }
        }
        return ends.entrySet().stream().map(end -> finding(end.getKey(), end.getValue()));
    }

    private Finding finding(BadEnd end, BitSet edges) {
        int target = StateGraph.numberOf(end.ending());
        Optional<CounterExample> call = search.find(
                        state -> state == target, edge -> graph.target(edge) != target || edges.get(edge))
                .map(way -> CallWriter.write(visit, way, Expectation.ENDS_WELL));
        return new Finding(end.place().flow(), end.place().node(), message(end), call);
    }

    private static String message(BadEnd end) {
        return switch (end.ending()) {
            case SILENCE -> "the call ends here without a word to the caller: say goodbye, or lead to a person";
            case BROKEN ->
                end.again()
                        ? "if this fails after another failure, the caller is cut off: \"onError\" helps once until a key is pressed"
                        : "if this fails, the caller is cut off: say with \"onError\" where such calls go on";
            case DEAD_END -> "the exit \"" + end.exit() + "\" leads nowhere: connect it";
            case PERSON, VOICEMAIL, CALLBACK, OUTCOME, GOODBYE, RETURNED, REJECTED -> "the call ends here";
        };
    }

    Proof canEnd() {
        var endings = new BitSet();
        endings.set(0, StateGraph.ENDINGS);
        BitSet stuck = stuckStates();
        if (!stuck.isEmpty()) {
            return Proof.from(Claim.EVERY_PATH_CAN_END, stuck(stuck), "");
        }
        BitSet unsure = all();
        unsure.andNot(
                reach.surelyReach(endings, _ -> false, edge -> graph.move(edge).isFree()));
        var findings = new ArrayList<Finding>();
        places.byNode(unsure).keySet().stream()
                .limit(mostFindings)
                .forEach(place -> findings.add(new Finding(
                        place.flow(),
                        place.node(),
                        "whether a call can end from here depends on values of the call",
                        Optional.empty())));
        return Proof.from(
                Claim.EVERY_PATH_CAN_END, findings, "each of the states that calls can be in leads to an end");
    }

    /** One finding for each part of the flow that calls cannot leave. */
    List<Finding> stuck(BitSet stuck) {
        var findings = new ArrayList<Finding>();
        var open = (BitSet) stuck.clone();
        while (!open.isEmpty() && findings.size() < mostFindings) {
            BitSet wanted = (BitSet) open.clone();
            Optional<CallSearch.Way> way = search.find(wanted::get, _ -> true);
            int state = way.map(CallSearch.Way::state).orElseGet(() -> wanted.nextSetBit(0));
            Places.Place place = places.of(state);
            findings.add(new Finding(
                    place.flow(),
                    place.node(),
                    "callers who come here can never leave: lead one way on to an end",
                    way.map(found -> CallWriter.write(visit, found, Expectation.ENDS_WELL))));
            open.andNot(reach.from(state));
            if (way.isEmpty()) {
                break;
            }
        }
        return findings;
    }

    /** The states from which no call can come to an end. */
    BitSet stuckStates() {
        var endings = new BitSet();
        endings.set(0, StateGraph.ENDINGS);
        BitSet stuck = all();
        stuck.andNot(reach.mayReach(endings));
        return stuck;
    }

    private BitSet all() {
        var all = new BitSet();
        all.set(StateGraph.START, graph.size());
        return all;
    }
}
