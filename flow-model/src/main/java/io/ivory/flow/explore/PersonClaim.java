package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.Expectation;
import io.ivory.flow.Menu;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The claim that from every menu a person can be reached, where the flow has one. */
final class PersonClaim {

    /** Searching takes its time. */
    private static final int MOST_SHOWN = 20;

    private final Visit visit;
    private final StateGraph graph;
    private final Reach reach;
    private final CallSearch search;
    private final Places places;
    private final int mostFindings;

    PersonClaim(Visit visit, CallSearch search, Reach reach, ExplorerLimits limits) {
        this.visit = visit;
        this.graph = visit.graph();
        this.reach = reach;
        this.search = search;
        this.places = new Places(graph);
        this.mostFindings = limits.findingsPerClaim();
    }

    private boolean isAnswered(int edge) {
        Move move = graph.move(edge);
        return move.kind() == Move.Kind.RINGS
                && (Exit.ANSWERED.equals(move.exit()) || move.exit() == null); // without an exit: handed over for good
    }

    /** A flow that returns may come to a person later. */
    private boolean reachesAPerson(int edge) {
        return isAnswered(edge) || graph.target(edge) == StateGraph.numberOf(Ending.RETURNED);
    }

    Proof proof() {
        if (IntStream.range(0, graph.edgeCount()).noneMatch(this::isAnswered)) {
            return new Proof(
                    Claim.PERSON_FROM_EVERY_MENU,
                    Verdict.DOES_NOT_APPLY,
                    "calls to this flow never come to a person",
                    List.of());
        }
        var persons = new BitSet();
        IntStream.range(0, graph.edgeCount())
                .filter(this::reachesAPerson)
                .forEach(edge -> persons.set(graph.source(edge)));
        BitSet may = reach.mayReach(persons);
        IntPredicate isFree = edge -> graph.move(edge).isFree()
                || graph.move(edge).kind() == Move.Kind.READS_CALENDAR; // there is a time at which it says so
        BitSet sure = reach.surelyReach(new BitSet(), this::reachesAPerson, isFree);
        var findings = new ArrayList<Finding>();
        menus().forEach((place, states) -> {
            if (findings.size() < mostFindings) {
                finding(place, states, may, sure, persons).ifPresent(findings::add);
            }
        });
        return Proof.from(Claim.PERSON_FROM_EVERY_MENU, findings, "every menu has a way to a person");
    }

    private Map<Places.Place, BitSet> menus() {
        var menus = new BitSet();
        for (int state = StateGraph.START; state < graph.size(); state++) {
            if (places.node(state) instanceof Menu && graph.state(state).attempt() == 1) {
                menus.set(state);
            }
        }
        return places.byNode(menus);
    }

    private Optional<Finding> finding(Places.Place place, BitSet states, BitSet may, BitSet sure, BitSet persons) {
        var never = (BitSet) states.clone();
        never.andNot(may);
        if (!never.isEmpty()) {
            Optional<CounterExample> call = search.find(never::get, _ -> true)
                    .map(way -> CallWriter.write(visit, way, Expectation.REACHES_PERSON));
            return Optional.of(new Finding(
                    place.flow(),
                    place.node(),
                    "no choice of this menu ever leads to a person: let 0 lead to one",
                    call));
        }
        var unsure = (BitSet) states.clone();
        unsure.andNot(sure);
        if (unsure.isEmpty() || isShown(unsure, persons)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                place.flow(),
                place.node(),
                "whether a person can be reached from this menu depends on values of the call",
                Optional.empty()));
    }

    /** Whether calls can be found that come to the menu, and then to a person, in each of its states. */
    private boolean isShown(BitSet menu, BitSet persons) {
        return menu.cardinality() <= MOST_SHOWN
                && menu.stream()
                        .allMatch(
                                state -> search.findThrough(state, persons::get).isPresent());
    }
}
