package io.ivory.flow.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds the states that lie on circles: Tarjan's algorithm, without recursion. */
final class Circles {

    private final StateGraph graph;
    private final IntPredicate counts;
    private final int[] number;
    private final int[] lowest;
    private final BitSet onStack = new BitSet();
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final List<BitSet> circles = new ArrayList<>();
    private int visited;

    private Circles(StateGraph graph, IntPredicate counts) {
        this.graph = graph;
        this.counts = counts;
        this.number = new int[graph.size()];
        this.lowest = new int[graph.size()];
    }

    /** The tangles of circles that consist of edges that count; the states of each. */
    static List<BitSet> of(StateGraph graph, IntPredicate counts) {
        var search = new Circles(graph, counts);
        for (int state = StateGraph.START; state < graph.size(); state++) {
            if (search.number[state] == 0) {
                search.visit(state);
            }
        }
        return search.circles;
    }

    /** A state under visit and the next of its edges to follow. */
    private static final class Visiting {
        private final int state;
        private int edge;

        Visiting(int state, int edge) {
            this.state = state;
            this.edge = edge;
        }
    }

    private void visit(int root) {
        var path = new ArrayDeque<Visiting>();
        path.push(enter(root));
        while (!path.isEmpty()) {
            Visiting here = path.element();
            if (here.edge == graph.endOfEdges(here.state)) {
                path.pop();
                leave(here.state);
                if (!path.isEmpty()) {
                    int before = path.element().state;
                    lowest[before] = Math.min(lowest[before], lowest[here.state]);
                }
                continue;
            }
            int edge = here.edge++;
            int next = graph.target(edge);
            if (graph.isEnding(next) || !counts.test(edge)) {
                continue;
            }
            if (number[next] == 0) {
                path.push(enter(next));
            } else if (onStack.get(next)) {
                lowest[here.state] = Math.min(lowest[here.state], number[next]);
            }
        }
    }

    private Visiting enter(int state) {
        visited++;
        number[state] = visited;
        lowest[state] = visited;
        stack.push(state);
        onStack.set(state);
        return new Visiting(state, graph.firstEdge(state));
    }

    private void leave(int state) {
        if (number[state] != lowest[state]) {
            return;
        }
        var tangle = new BitSet();
        int member;
        do {
            member = stack.pop();
            onStack.clear(member);
            tangle.set(member);
        } while (member != state);
        if (tangle.cardinality() > 1 || leadsToItself(state)) {
            circles.add(tangle);
        }
    }

    private boolean leadsToItself(int state) {
        for (int edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
            if (graph.target(edge) == state && counts.test(edge)) {
                return true;
            }
        }
        return false;
    }
}
