package io.ivory.flow.explore;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds calls that pass one of certain places on their way, and says which states such calls can be in. */
final class PassingCalls implements Ways {

    private final CallSearch search;
    private final BitSet there = new BitSet();
    private final BitSet beyond;

    PassingCalls(Visit visit, CallSearch search, Reach reach, Set<Places.Place> places) {
        this.search = search;
        StateGraph graph = visit.graph();
        var placed = new Places(graph);
        for (int state = StateGraph.START; state < graph.size(); state++) {
            if (places.contains(placed.of(state))) {
                there.set(state);
            }
        }
        this.beyond = reach.from(there);
    }

    /** The states at the places, and all that calls can come to from there. */
    BitSet beyond() {
        return (BitSet) beyond.clone();
    }

    /** The shortest call of all if it passes one of the places, else one that makes a detour. */
    @Override
    public Optional<CallSearch.Way> find(IntPredicate wanted, IntPredicate mayTake) {
        return search.find(wanted, mayTake)
                .flatMap(way -> passes(way) ? Optional.of(way) : search.findThrough(there::get, wanted, mayTake));
    }

    private boolean passes(CallSearch.Way way) {
        return way.whole().stream().anyMatch(part -> there.get(part.state()));
    }
}
