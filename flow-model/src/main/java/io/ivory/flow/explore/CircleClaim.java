package io.ivory.flow.explore;

import io.ivory.flow.Expectation;
import io.ivory.flow.explore.CallSearch.Way;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** The claim that no call goes round and round without anybody doing anything. */
final class CircleClaim {

    private static final int NODES_NAMED = 4;
    /** A first round may still set what later rounds leave as it is. */
    private static final int ROUNDS = 3;

    private final Visit visit;
    private final StateGraph graph;
    private final CallSearch search;
    private final Places places;
    private final int mostFindings;

    CircleClaim(Visit visit, CallSearch search, ExplorerLimits limits) {
        this.visit = visit;
        this.graph = visit.graph();
        this.search = search;
        this.places = new Places(graph);
        this.mostFindings = limits.findingsPerClaim();
    }

    Proof proof() {
        IntPredicate quiet = edge -> !graph.move(edge).someoneActs();
        var findings = new ArrayList<Finding>();
        var seen = new HashSet<Object>();
        for (BitSet circle : Circles.of(graph, quiet)) {
            if (findings.size() < mostFindings && seen.add(places.byNode(circle).keySet())) {
                findings.add(finding(circle, quiet));
            }
        }
        return Proof.from(
                Claim.NO_CIRCLE_WITHOUT_CALLER, findings, "somebody presses a key or answers in every circle");
    }

    private Finding finding(BitSet circle, IntPredicate quiet) {
        IntPredicate within =
                edge -> quiet.test(edge) && circle.get(graph.source(edge)) && circle.get(graph.target(edge));
        Optional<Way> round = search.find(circle::get, _ -> true).flatMap(way -> round(way, within));
        List<Places.Place> nodes = new ArrayList<>(places.byNode(circle).keySet());
        String names = nodes.stream()
                .limit(NODES_NAMED)
                .map(place -> place.node().value())
                .collect(Collectors.joining(", "));
        String more = nodes.size() > NODES_NAMED ? " and " + (nodes.size() - NODES_NAMED) + " more" : "";
        Places.Place first = round.map(way -> places.of(way.state())).orElse(nodes.getFirst());
        return new Finding(
                first.flow(),
                first.node(),
                "calls go in circles here without the caller doing anything (" + names + more + ")",
                round.map(way -> CallWriter.write(visit, way, Expectation.ENDS_WELL)));
    }

    /** A call that comes back to where it was and knows no more than before: it would go on like this for ever. */
    private Optional<Way> round(Way beginning, IntPredicate within) {
        Way way = beginning;
        for (int round = 0; round < ROUNDS; round++) {
            Way before = way;
            Optional<Way> next = search.findFrom(before, state -> state == before.state(), within);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            way = next.get();
            if (way.call().variables().equals(before.call().variables())
                    && Objects.equals(way.call().language(), before.call().language())) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }
}
