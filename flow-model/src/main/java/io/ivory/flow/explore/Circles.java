package io.ivory.flow.explore;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds the states that lie on circles. */
final class Circles {

    private Circles() {}

    /** The tangles of circles that consist of edges that count; the states of each. */
    static List<BitSet> of(StateGraph graph, IntPredicate counts) {
        return Tangles.of(new Counted(graph, counts)).stream()
                .filter(tangle -> tangle.cardinality() > 1 || leadsToItself(tangle.nextSetBit(0), graph, counts))
                .toList();
    }

    /** The states, and only the edges between them that count. */
    private record Counted(StateGraph graph, IntPredicate counts) implements Tangles.Graph {

        @Override
        public int size() {
            return graph.size();
        }

        @Override
        public int firstWay(int node) {
            return graph.firstEdge(node);
        }

        @Override
        public int endOfWays(int node) {
            return graph.isEnding(node) ? graph.firstEdge(node) : graph.endOfEdges(node);
        }

        @Override
        public int target(int way) {
            int target = graph.target(way);
            return graph.isEnding(target) || !counts.test(way) ? -1 : target;
        }
    }

    private static boolean leadsToItself(int state, StateGraph graph, IntPredicate counts) {
        if (graph.isEnding(state)) {
            return false;
        }
        for (int edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
            if (graph.target(edge) == state && counts.test(edge)) {
                return true;
            }
        }
        return false;
    }
}
