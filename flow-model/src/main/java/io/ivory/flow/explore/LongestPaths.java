package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.FlowNode;
import io.ivory.flow.explore.State.Miss;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the longest ways through a flow on which nobody goes back: nodes with their tries, without what calls know and
 * without the ways that lead back to where a call comes from. What is left has no circles, so that the longest way
 * through it is found in time proportional to its size.
 */
final class LongestPaths {

    /** In ms: of two ways with the same weight, the one with more waiting is the longer one. */
    private static final long LONGER_THAN_ANY_WAIT = 100_000_000;

    private final List<Spot> spots = new ArrayList<>();
    private final Map<Spot, Integer> numbers = new HashMap<>();
    private final List<Map<Integer, Move>> ways = new ArrayList<>();
    /** Spots in an order in which each comes after those that lead to it. */
    private final List<Integer> order = new ArrayList<>();

    private final List<Map<Integer, Move>> forward = new ArrayList<>();

    LongestPaths(StateGraph graph) {
        var places = new Places(graph);
        for (int state = StateGraph.START; state < graph.size(); state++) {
            int from = numberOf(spot(graph.state(state)));
            for (int edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
                if (graph.move(edge).leadsBack()) {
                    continue;
                }
                int target = graph.target(edge);
                int to = graph.isEnding(target) ? numberOf(Spot.END) : numberOf(spot(graph.state(target)));
                FlowNode node = places.node(state);
                ways.get(from)
                        .merge(
                                to,
                                graph.move(edge),
                                (a, b) -> waiting(node, b).compareTo(waiting(node, a)) > 0 ? b : a);
            }
        }
        dropWaysBack();
    }

    /** A node at one of its tries. */
    private record Spot(@Nullable FlowPlan plan, int node, int attempt, Miss miss) {

        static final Spot END = new Spot(null, 0, 0, Miss.NONE);

        Duration speech() {
            return plan == null ? Duration.ZERO : SpeechTime.of(plan, node, miss, attempt);
        }

        int nodes() {
            return attempt == 1 ? 1 : 0;
        }
    }

    private static Spot spot(State state) {
        return new Spot(state.plan(), state.node(), state.attempt(), state.miss());
    }

    private int numberOf(Spot spot) {
        return numbers.computeIfAbsent(spot, added -> {
            spots.add(added);
            ways.add(new LinkedHashMap<>());
            return spots.size() - 1;
        });
    }

    /** Depth-first search: a way to a spot that is still being visited leads back. */
    private void dropWaysBack() {
        ways.forEach(_ -> forward.add(new LinkedHashMap<>()));
        var visiting = new boolean[spots.size()];
        var visited = new boolean[spots.size()];
        var path = new ArrayDeque<Visiting>();
        path.push(new Visiting(0, new ArrayDeque<>(ways.getFirst().keySet())));
        visiting[0] = true;
        visited[0] = true;
        while (!path.isEmpty()) {
            Visiting here = path.element();
            Integer next = here.open().poll();
            if (next == null) {
                path.pop();
                visiting[here.spot()] = false;
                order.add(here.spot());
            } else if (!visiting[next]) {
                forward.get(here.spot())
                        .put(next, requireNonNull(ways.get(here.spot()).get(next)));
                if (!visited[next]) {
                    visited[next] = true;
                    visiting[next] = true;
                    path.push(new Visiting(next, new ArrayDeque<>(ways.get(next).keySet())));
                }
            }
        }
        Collections.reverse(order);
    }

    private record Visiting(int spot, ArrayDeque<Integer> open) {}

    LongestPath byNodes() {
        return longest(spot -> spot.nodes());
    }

    LongestPath bySpeech() {
        return longest(spot -> spot.speech().toMillis());
    }

    private LongestPath longest(ToLongFunction<Spot> weight) {
        long[] longest = new long[spots.size()];
        int[] before = new int[spots.size()];
        Arrays.fill(longest, -1);
        longest[0] = weight.applyAsLong(spots.getFirst()) * LONGER_THAN_ANY_WAIT;
        int last = 0;
        for (int from : order) {
            if (longest[from] < 0) {
                continue;
            }
            if (longest[from] >= longest[last]) {
                last = from;
            }
            for (int to : forward.get(from).keySet()) {
                long through = longest[from]
                        + weight.applyAsLong(spots.get(to)) * LONGER_THAN_ANY_WAIT
                        + waiting(from, to).toMillis();
                if (through > longest[to]) {
                    longest[to] = through;
                    before[to] = from;
                }
            }
        }
        return path(before, last);
    }

    private Duration waiting(int from, int to) {
        Spot spot = spots.get(from);
        Move move = forward.get(from).get(to);
        return spot.plan() == null || move == null
                ? Duration.ZERO
                : waiting(spot.plan().node(spot.node()), move);
    }

    private LongestPath path(int[] before, int last) {
        var way = new ArrayDeque<Integer>();
        for (int spot = last; spot != 0; spot = before[spot]) {
            way.push(spot);
        }
        way.push(0);
        var path = new ArrayList<PathStep>();
        int nodes = 0;
        Duration speech = Duration.ZERO;
        Duration waiting = Duration.ZERO;
        List<Integer> on = new ArrayList<>(way);
        for (int i = 0; i < on.size(); i++) {
            Spot spot = spots.get(on.get(i));
            FlowPlan plan = spot.plan();
            if (plan == null) {
                continue;
            }
            Move move = i + 1 < on.size() ? forward.get(on.get(i)).get(on.get(i + 1)) : null;
            speech = speech.plus(spot.speech());
            nodes += spot.nodes();
            waiting = move == null ? waiting : waiting.plus(waiting(plan.node(spot.node()), move));
            if (move == null || move.exit() != null || CallWriter.leavesWithoutExit(move)) {
                path.add(new PathStep(plan.name(), plan.node(spot.node()).id(), move == null ? null : move.exit()));
            }
        }
        return new LongestPath(path, nodes, speech, waiting);
    }

    private static Duration waiting(FlowNode node, Move move) {
        return switch (move.kind()) {
            case STAYS_SILENT, ANSWERS, RINGS, SPEAKS -> NodeSpeech.patience(node, move.exit());
            case GOES_ON, PRESSES, PRESSES_WRONG, GOES_BACK, READS_CALENDAR, DECIDES, DRAWS, FAILS, ENDS ->
                Duration.ZERO;
        };
    }
}
