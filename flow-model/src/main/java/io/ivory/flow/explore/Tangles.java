package io.ivory.flow.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Parts a graph so that within a part every node leads to every other: Tarjan's algorithm, without recursion, so that long
 * chains need no deep stack.
 */
public final class Tangles {

    private final Graph graph;
    private final int[] number;
    private final int[] lowest;
    private final BitSet onStack = new BitSet();
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final List<BitSet> parts = new ArrayList<>();
    private int visited;

    private Tangles(Graph graph) {
        this.graph = graph;
        this.number = new int[graph.size()];
        this.lowest = new int[graph.size()];
    }

    /** A graph whose nodes and ways are numbers; the ways of a node follow each other. */
    public interface Graph {

        int size();

        int firstWay(int node);

        /** The way behind the last one of {@code node}. */
        int endOfWays(int node);

        /** Where a way leads; negative for one that does not count. */
        int target(int way);
    }

    /** The parts, each before those that lead to it. */
    public static List<BitSet> of(Graph graph) {
        var search = new Tangles(graph);
        for (int node = 0; node < graph.size(); node++) {
            if (search.number[node] == 0) {
                search.visit(node);
            }
        }
        return search.parts;
    }

    /** A node under visit and the next of its ways to follow. */
    private static final class Visiting {
        private final int node;
        private int way;

        Visiting(int node, int way) {
            this.node = node;
            this.way = way;
        }
    }

    private void visit(int root) {
        var path = new ArrayDeque<Visiting>();
        path.push(enter(root));
        while (!path.isEmpty()) {
            Visiting here = path.element();
            if (here.way == graph.endOfWays(here.node)) {
                path.pop();
                leave(here.node);
                if (!path.isEmpty()) {
                    int before = path.element().node;
                    lowest[before] = Math.min(lowest[before], lowest[here.node]);
                }
                continue;
            }
            int next = graph.target(here.way++);
            if (next < 0) {
                continue;
            }
            if (number[next] == 0) {
                path.push(enter(next));
            } else if (onStack.get(next)) {
                lowest[here.node] = Math.min(lowest[here.node], number[next]);
            }
        }
    }

    private Visiting enter(int node) {
        visited++;
        number[node] = visited;
        lowest[node] = visited;
        stack.push(node);
        onStack.set(node);
        return new Visiting(node, graph.firstWay(node));
    }

    private void leave(int node) {
        if (number[node] != lowest[node]) {
            return;
        }
        var part = new BitSet();
        int member;
        do {
            member = stack.pop();
            onStack.clear(member);
            part.set(member);
        } while (member != node);
        parts.add(part);
    }
}
