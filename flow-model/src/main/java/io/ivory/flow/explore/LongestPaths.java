package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.FlowNode;
import io.ivory.flow.explore.State.Miss;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the longest ways through a flow to an end of the call on which no node is asked anew: nodes with their tries,
 * without what calls know and without the keys that repeat or lead back.
 */
final class LongestPaths {

    /** In ms: of two ways with the same weight, the one with more waiting is the longer one. */
    private static final long LONGER_THAN_ANY_WAIT = 100_000_000;

    private static final Comparator<Move> BY_EXIT =
            Comparator.comparing((Move move) -> String.valueOf(move.exit())).thenComparing(Move::kind);

    private final Map<Spot, Map<Spot, Move>> ways = new HashMap<>();
    /** The places with their spots, in an order that the one in which the flow lists things does not matter for. */
    private final NavigableMap<Stop, TreeSet<Spot>> stops = new TreeMap<>();

    private final List<Stop> numbered;
    private final Stop start;

    LongestPaths(StateGraph graph) {
        var places = new Places(graph);
        add(Spot.END);
        for (int state = StateGraph.START; state < graph.size(); state++) {
            Spot from = Spot.of(graph.state(state));
            add(from);
            for (int edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
                if (!graph.move(edge).leadsBack()) {
                    int target = graph.target(edge);
                    Spot to = graph.isEnding(target) ? Spot.END : Spot.of(graph.state(target));
                    FlowNode node = places.node(state);
                    requireNonNull(ways.get(from)).merge(to, graph.move(edge), (a, b) -> slower(node, a, b));
                }
            }
        }
        this.numbered = List.copyOf(stops.keySet());
        this.start = Spot.of(graph.state(StateGraph.START)).stop();
    }

    private void add(Spot spot) {
        if (stops.computeIfAbsent(spot.stop(), _ -> new TreeSet<>(Spot.BY_TRY)).add(spot)) {
            ways.put(spot, new LinkedHashMap<>());
        }
    }

    private static Move slower(FlowNode node, Move one, Move other) {
        int more = waiting(node, one).compareTo(waiting(node, other));
        return more > 0 || (more == 0 && BY_EXIT.compare(one, other) <= 0) ? one : other;
    }

    /**
     * A node where calls come to, however often it asks.
     *
     * @param waiting the nodes whose flows wait for this one to return
     * @param flow the name of its flow
     * @param node its id; empty for the end of the call
     */
    private record Stop(String waiting, String flow, String node) implements Comparable<Stop> {

        static final Stop END = new Stop("", "", "");

        private static final Comparator<Stop> BY_NAME =
                Comparator.comparing(Stop::waiting).thenComparing(Stop::flow).thenComparing(Stop::node);

        @Override
        public int compareTo(Stop other) {
            return BY_NAME.compare(this, other);
        }
    }

    /** A node at one of its tries. */
    private record Spot(Stop stop, @Nullable FlowPlan plan, int node, int attempt, Miss miss) {

        static final Spot END = new Spot(Stop.END, null, 0, 0, Miss.NONE);
        static final Comparator<Spot> BY_TRY =
                Comparator.comparingInt(Spot::attempt).thenComparing(Spot::miss);

        static Spot of(State state) {
            FlowPlan plan = state.plan();
            var stop = new Stop(
                    waiting(state.caller()),
                    plan.name(),
                    plan.node(state.node()).id().value());
            return new Spot(stop, plan, state.node(), state.attempt(), state.miss());
        }

        private static String waiting(State.@Nullable Frame frame) {
            return frame == null
                    ? ""
                    : waiting(frame.caller()) + frame.plan().name() + "/"
                            + frame.plan().node(frame.node()).id() + " ";
        }

        Duration speech() {
            return plan == null ? Duration.ZERO : SpeechTime.of(plan, node, miss, attempt);
        }

        int nodes() {
            return attempt == 1 ? 1 : 0;
        }

        Duration waiting(Move move) {
            return plan == null ? Duration.ZERO : LongestPaths.waiting(plan.node(node), move);
        }
    }

    /** Empty if no call comes to an end. */
    Optional<LongestPath> byNodes() {
        return longest(spot -> spot.nodes());
    }

    /** Empty if no call comes to an end. */
    Optional<LongestPath> bySpeech() {
        return longest(spot -> spot.speech().toMillis());
    }

    private Optional<LongestPath> longest(ToLongFunction<Spot> weight) {
        Map<Stop, Integer> numbers = new HashMap<>();
        numbered.forEach(stop -> numbers.put(stop, numbers.size()));
        var legs = new ArrayList<Map<Stop, Leg>>();
        var lengths = new ArrayList<NavigableMap<Integer, Long>>();
        for (Stop stop : numbered) {
            Map<Stop, Leg> from = legs(stop, weight);
            var length = new TreeMap<Integer, Long>();
            from.forEach((to, leg) -> length.put(requireNonNull(numbers.get(to)), leg.length()));
            legs.add(from);
            lengths.add(length);
        }
        LongestWay.Found found =
                LongestWay.between(requireNonNull(numbers.get(start)), requireNonNull(numbers.get(Stop.END)), lengths);
        List<Integer> places = found.places();
        var passed = new ArrayList<Leg>();
        for (int i = 0; i + 1 < places.size(); i++) {
            passed.add(requireNonNull(legs.get(places.get(i)).get(numbered.get(places.get(i + 1)))));
        }
        return passed.isEmpty() ? Optional.empty() : Optional.of(path(passed, found.certain()));
    }

    /**
     * The longest way from a node to another one, with all that happens at the first one.
     *
     * @param spot where it leaves
     * @param move how it leaves
     * @param before how it came to its last try; null if that is the first
     */
    private record Leg(
            long length, Spot spot, Move move, @Nullable Leg before) {

        List<Leg> whole() {
            var whole = new ArrayList<Leg>();
            for (Leg leg = this; leg != null; leg = leg.before) {
                whole.add(leg);
            }
            Collections.reverse(whole);
            return whole;
        }
    }

    /** Tries come one after the other: what is longest up to one of them is known when it is its turn. */
    private Map<Stop, Leg> legs(Stop stop, ToLongFunction<Spot> weight) {
        Set<Spot> tries = requireNonNull(stops.get(stop));
        Map<Spot, Leg> arrived = new HashMap<>();
        Map<Stop, Leg> left = new HashMap<>();
        for (Spot spot : tries) {
            Leg before = arrived.get(spot);
            if (before == null && spot.attempt() > 1) {
                continue;
            }
            long here = (before == null ? 0 : before.length()) + weight.applyAsLong(spot) * LONGER_THAN_ANY_WAIT;
            requireNonNull(ways.get(spot)).forEach((to, move) -> {
                var leg = new Leg(here + spot.waiting(move).toMillis(), spot, move, before);
                if (!to.stop().equals(stop)) {
                    left.merge(to.stop(), leg, LongestPaths::longer);
                } else if (to.attempt() > spot.attempt()) {
                    arrived.merge(to, leg, LongestPaths::longer);
                }
            });
        }
        return left;
    }

    private static Leg longer(Leg one, Leg other) {
        return other.length() > one.length() ? other : one;
    }

    private static LongestPath path(List<Leg> passed, boolean certain) {
        var path = new ArrayList<PathStep>();
        int nodes = 0;
        Duration speech = Duration.ZERO;
        Duration waiting = Duration.ZERO;
        for (Leg leg : passed.stream().flatMap(leg -> leg.whole().stream()).toList()) {
            Spot spot = leg.spot();
            FlowPlan plan = requireNonNull(spot.plan());
            Move move = leg.move();
            nodes += spot.nodes();
            speech = speech.plus(spot.speech());
            waiting = waiting.plus(spot.waiting(move));
            if (move.exit() != null || CallWriter.leavesWithoutExit(move)) {
                path.add(new PathStep(plan.name(), plan.node(spot.node()).id(), move.exit()));
            }
        }
        return new LongestPath(path, nodes, speech, waiting, certain);
    }

    private static Duration waiting(FlowNode node, Move move) {
        return switch (move.kind()) {
            case STAYS_SILENT, ANSWERS, RINGS, SPEAKS -> NodeSpeech.patience(node, move.exit());
            case GOES_ON, PRESSES, PRESSES_WRONG, GOES_BACK, MAY_GO_BACK, READS_CALENDAR, DECIDES, DRAWS, FAILS, ENDS ->
                Duration.ZERO;
        };
    }
}
