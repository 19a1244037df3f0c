package io.ivory.flow.explore;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** Which states lead to which. Every question costs time in proportion to states and edges. */
final class Reach {

    private final StateGraph graph;
    private final EdgesInto into;

    Reach(StateGraph graph) {
        this.graph = graph;
        this.into = new EdgesInto(graph);
    }

    /** The states from which a call may come to one of {@code wanted}, and those themselves. */
    BitSet mayReach(BitSet wanted) {
        var reached = (BitSet) wanted.clone();
        var open = new ArrayDeque<Integer>();
        wanted.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int state = open.remove();
            for (int place = into.first(state); place < into.end(state); place++) {
                int from = graph.source(into.edge(place));
                if (!reached.get(from)) {
                    reached.set(from);
                    open.add(from);
                }
            }
        }
        return reached;
    }

    /** The states that a call at {@code state} may come to, and that itself. */
    BitSet from(int state) {
        var states = new BitSet();
        states.set(state);
        return from(states);
    }

    /** The states that a call at one of {@code states} may come to, and those themselves. */
    BitSet from(BitSet states) {
        var reached = (BitSet) states.clone();
        var open = new ArrayDeque<Integer>();
        states.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int next = open.remove();
            if (graph.isEnding(next)) {
                continue;
            }
            for (int edge = graph.firstEdge(next); edge < graph.endOfEdges(next); edge++) {
                int target = graph.target(edge);
                if (!reached.get(target)) {
                    reached.set(target);
                    open.add(target);
                }
            }
        }
        return reached;
    }

    /**
     * The states from which a call surely can come to one of {@code wanted} or take an edge that is {@code wantedEdge}:
     * where callers, services and people decide, one way is enough; where the values of the call decide, which may
     * depend on what went before, every way must lead there.
     *
     * @param isFree whether an edge can be taken whatever went before
     */
    BitSet surelyReach(BitSet wanted, IntPredicate wantedEdge, IntPredicate isFree) {
        var search = new SureSearch(wanted, wantedEdge, isFree);
        return search.states();
    }

    private final class SureSearch {

        private final BitSet sure;
        private final BitSet taken = new BitSet();
        private final BitSet oneWay = new BitSet();
        private final int[] unsure = new int[graph.size()];
        private final BitSet hasFree = new BitSet();
        private final IntPredicate isFree;
        private final ArrayDeque<Integer> open = new ArrayDeque<>();

        SureSearch(BitSet wanted, IntPredicate wantedEdge, IntPredicate isFree) {
            this.sure = (BitSet) wanted.clone();
            this.isFree = isFree;
            wanted.stream().forEach(open::add);
            for (int edge = 0; edge < graph.edgeCount(); edge++) {
                int from = graph.source(edge);
                if (isFree.test(edge)) {
                    hasFree.set(from);
                } else if (!graph.move(edge).isVague()) {
                    unsure[from]++;
                }
            }
            for (int edge = 0; edge < graph.edgeCount(); edge++) {
                if (wantedEdge.test(edge)) {
                    take(edge);
                }
            }
        }

        BitSet states() {
            while (!open.isEmpty()) {
                int state = open.remove();
                for (int place = into.first(state); place < into.end(state); place++) {
                    take(into.edge(place));
                }
            }
            return sure;
        }

        private void take(int edge) {
            if (taken.get(edge) || graph.move(edge).isVague()) {
                return;
            }
            taken.set(edge);
            int from = graph.source(edge);
            if (isFree.test(edge)) {
                oneWay.set(from);
            } else {
                unsure[from]--;
            }
            boolean leads = unsure[from] == 0 && (!hasFree.get(from) || oneWay.get(from));
            if (leads && !sure.get(from)) {
                sure.set(from);
                open.add(from);
            }
        }
    }
}
