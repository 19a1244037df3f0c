package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.Hours;
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

    private boolean reachesAPerson(int edge) {
        Move move = graph.move(edge);
        return move.kind() == Move.Kind.RINGS && Exit.ANSWERED.equals(move.exit());
    }

    Proof proof() {
        var persons = new BitSet();
        IntStream.range(0, graph.edgeCount())
                .filter(this::reachesAPerson)
                .forEach(edge -> persons.set(graph.source(edge)));
        if (persons.isEmpty()) {
            return new Proof(
                    Claim.PERSON_FROM_EVERY_MENU,
                    Verdict.DOES_NOT_APPLY,
                    "calls to this flow never come to a person",
                    List.of());
        }
        BitSet may = reach.mayReach(persons);
        boolean oneCalendar = hasOneClock();
        IntPredicate isFree = edge ->
                graph.move(edge).isFree() || (oneCalendar && graph.move(edge).kind() == Move.Kind.READS_CALENDAR);
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
            Optional<CounterExample> call = search.find(never::get, _ -> true).map(way -> CallWriter.write(visit, way));
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
        return menu.stream()
                .allMatch(state -> search.find(at -> at == state, _ -> true)
                        .flatMap(way -> search.findFrom(way, persons::get, _ -> true))
                        .isPresent());
    }

    /** Whether all that the flow knows of the time is one calendar, which then can say at any node what it can say. */
    private boolean hasOneClock() {
        FlowPlan plan = visit.plan();
        long calendars = plan.nodes().stream()
                .filter(Hours.class::isInstance)
                .map(node -> String.valueOf(((Hours) node).hours()))
                .distinct()
                .count();
        boolean readsClock = IntStream.range(0, plan.nodes().size())
                .mapToObj(plan::reads)
                .flatMap(reads -> reads.questions().stream())
                .anyMatch(question -> question.clock() && !question.text().startsWith("hours "));
        return calendars <= 1 && !readsClock;
    }
}
