package io.ivory.flow.explore;

/** The edges of a {@link StateGraph} by the state they lead to. */
final class EdgesInto {

    private final int[] first;
    private final int[] edges;

    EdgesInto(StateGraph graph) {
        first = new int[graph.size() + 1];
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            first[graph.target(edge) + 1]++;
        }
        for (int state = 0; state < graph.size(); state++) {
            first[state + 1] += first[state];
        }
        edges = new int[graph.edgeCount()];
        int[] next = first.clone();
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            edges[next[graph.target(edge)]++] = edge;
        }
    }

    /** The place of the first edge into {@code state}. */
    int first(int state) {
        return first[state];
    }

    /** The place behind the last edge into {@code state}. */
    int end(int state) {
        return first[state + 1];
    }

    int edge(int place) {
        return edges[place];
    }
}
