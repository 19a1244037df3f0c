package io.ivory.flow.explore;

import io.ivory.flow.TestCall.Step;
import io.ivory.flow.VariableName;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shortest call that comes to a state: fewest things that caller and people do, then fewest nodes. An A*
 * search in which the state graph says how far it is at least, and a rehearsal says what can really happen.
 */
final class CallSearch implements Ways {

    private static final int COST_OF_A_STEP = 1_000;
    /** Calls with other answers may go on otherwise. */
    private static final int MOST_ARRIVALS = 10;

    private static final int MOST_BEGINNINGS = 60;

    private static final int UNREACHABLE = Integer.MAX_VALUE;

    private final Visit visit;
    private final Map<FlowPlan, Rehearsal> rehearsals = new HashMap<>();
    private final EdgesInto into;
    private final int mostSteps;

    /** @param mostSteps how many steps a search may take */
    CallSearch(Visit visit, int mostSteps) {
        this.visit = visit;
        this.into = new EdgesInto(visit.graph());
        this.mostSteps = mostSteps;
    }

    /**
     * A call on its way.
     *
     * @param state where it is
     * @param call its particulars
     * @param before where it was before; null at its beginning
     * @param turn what has happened since; null at its beginning
     * @param cost what it has cost
     */
    record Way(
            int state,
            Played call,
            @Nullable Way before,
            @Nullable Turn turn,
            int cost) {

        /** From the beginning to here. */
        List<Way> whole() {
            var ways = new ArrayList<Way>();
            for (Way way = this; way != null; way = way.before) {
                ways.add(way);
            }
            Collections.reverse(ways);
            return ways;
        }

        List<Step> steps() {
            return whole().stream()
                    .flatMap(way -> way.turn == null ? Stream.of() : way.turn.steps().stream())
                    .toList();
        }
    }

    /** The shortest call of all. */
    @Override
    public Optional<Way> find(IntPredicate wanted, IntPredicate mayTake) {
        return first(search(beginnings(), goal(wanted, mayTake), false, 1, mostSteps));
    }

    private List<Way> beginnings() {
        var beginnings = new ArrayList<Way>();
        Map<VariableName, Object> known =
                visit.world().part().map(Part::examples).orElse(Map.of());
        List<@Nullable LocalDateTime> times =
                new ArrayList<>(CallMoments.of(visit.plan(), visit.world().resources()));
        if (times.isEmpty()) {
            times.add(null);
        }
        for (CallMoments.Caller caller :
                CallMoments.callers(visit.plan(), visit.world().resources())) {
            for (LocalDateTime at : times) {
                beginnings.add(new Way(StateGraph.START, Played.begin(at, caller, known), null, null, 0));
            }
        }
        return beginnings;
    }

    /** The shortest way on from {@code way} to a state that is {@code wanted}, by at least one move. */
    Optional<Way> findFrom(Way way, IntPredicate wanted, IntPredicate mayTake) {
        return first(search(List.of(way), goal(wanted, mayTake), true, 1, mostSteps));
    }

    /**
     * A call that comes to {@code state} and from there to one that is {@code wanted}; empty if none was found. Looks at
     * one beginning after the other: many calls come to the state at a time when nothing leads on from it.
     */
    Optional<Way> findThrough(int state, IntPredicate wanted) {
        return oneAfterTheOther(goal(at -> at == state, _ -> true), goal(wanted, _ -> true));
    }

    private Optional<Way> oneAfterTheOther(Goal there, Goal beyond) {
        int each = Math.max(MOST_ARRIVALS, mostSteps / MOST_BEGINNINGS);
        for (Way beginning : beginnings().stream().limit(MOST_BEGINNINGS).toList()) {
            List<Way> arrived = search(List.of(beginning), there, false, MOST_ARRIVALS, each);
            Optional<Way> way = first(search(arrived, beyond, true, 1, each));
            if (way.isPresent()) {
                return way;
            }
        }
        return Optional.empty();
    }

    /** A call that comes to a state of {@code through} and from there to one that is {@code wanted}. */
    Optional<Way> findThrough(IntPredicate through, IntPredicate wanted, IntPredicate mayTake) {
        Goal beyond = goal(wanted, mayTake);
        IntPredicate leadsOn = state -> through.test(state) && beyond.from().of(state) != UNREACHABLE;
        Goal there = goal(leadsOn, _ -> true);
        List<Way> nearest = search(beginnings(), there, false, MOST_ARRIVALS, mostSteps);
        Optional<Way> way = first(search(nearest, beyond, true, 1, mostSteps));
        return way.isPresent() ? way : oneAfterTheOther(there, beyond);
    }

    /** How far a state is from a goal at least. */
    private interface Distances {
        int of(int state);
    }

    /** Where a search is to come, by which edges, and how far each state is from there at least. */
    private record Goal(IntPredicate wanted, IntPredicate mayTake, Distances from) {}

    private Goal goal(IntPredicate wanted, IntPredicate mayTake) {
        return new Goal(wanted, mayTake, distances(wanted, mayTake));
    }

    private static Optional<Way> first(List<Way> ways) {
        return ways.stream().findFirst();
    }

    /** The nearest ways, at most {@code most} of them, that differ in their particulars. */
    private List<Way> search(List<Way> beginnings, Goal goal, boolean mustMove, int most, int steps) {
        Distances distance = goal.from();
        var open = new PriorityQueue<Way>(Comparator.<Way>comparingInt(way -> way.cost() + distance.of(way.state()))
                .thenComparingInt(way -> distance.of(way.state()))); // of two that may be equally long, the nearer one
        Set<Object> seen = new HashSet<>();
        var found = new ArrayList<Way>();
        if (mustMove) {
            beginnings.forEach(way -> addNext(way, open, goal));
        } else {
            beginnings.stream()
                    .filter(way -> distance.of(way.state()) != UNREACHABLE)
                    .forEach(open::add);
        }
        for (int step = 0; step < steps && found.size() < most && !open.isEmpty(); step++) {
            Way way = open.remove();
            if (seen.add(List.of(way.state(), way.call().particulars()))) {
                if (goal.wanted().test(way.state())) {
                    found.add(way);
                } else {
                    addNext(way, open, goal);
                }
            }
        }
        return found;
    }

    private void addNext(Way way, PriorityQueue<Way> open, Goal goal) {
        StateGraph graph = visit.graph();
        if (graph.isEnding(way.state())) {
            return;
        }
        State at = graph.state(way.state());
        List<Turn> turns = rehearsals
                .computeIfAbsent(
                        at.plan(), plan -> new Rehearsal(plan, visit.plan().zone(), visit.world()))
                .turns(at, way.call());
        for (int edge = graph.firstEdge(way.state()); edge < graph.endOfEdges(way.state()); edge++) {
            int target = graph.target(edge);
            if (goal.from().of(target) == UNREACHABLE || !goal.mayTake().test(edge)) {
                continue;
            }
            Move move = graph.move(edge);
            for (Turn turn : turns) {
                if (turn.move().equals(move)) {
                    open.add(new Way(target, turn.call(), way, turn, way.cost() + cost(move)));
                }
            }
        }
    }

    private static int cost(Move move) {
        int oddity = move.kind() == Move.Kind.PRESSES_WRONG ? 1 : 0; // of two ways, the one people think of first
        return oddity + (move.isStep() ? COST_OF_A_STEP + 1 : 1);
    }

    /** How far each state is at least from one that is wanted. */
    private Distances distances(IntPredicate wanted, IntPredicate mayTake) {
        StateGraph graph = visit.graph();
        int[] distance = new int[graph.size()];
        Arrays.fill(distance, UNREACHABLE);
        var far = new PriorityQueue<long[]>(Comparator.comparingLong(entry -> entry[0]));
        for (int state = 0; state < graph.size(); state++) {
            if (wanted.test(state)) {
                distance[state] = 0;
                far.add(new long[] {0, state});
            }
        }
        while (!far.isEmpty()) {
            long[] entry = far.remove();
            int state = (int) entry[1];
            if (entry[0] > distance[state]) {
                continue;
            }
            for (int i = into.first(state); i < into.end(state); i++) {
                int edge = into.edge(i);
                int from = graph.source(edge);
                int through = distance[state] + cost(graph.move(edge));
                if (mayTake.test(edge) && through < distance[from]) {
                    distance[from] = through;
                    far.add(new long[] {through, from});
                }
            }
        }
        return state -> distance[state];
    }
}
