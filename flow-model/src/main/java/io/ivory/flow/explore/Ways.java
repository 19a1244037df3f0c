package io.ivory.flow.explore;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Finds calls that come to a state. */
@FunctionalInterface
interface Ways {

    /**
     * A short call from its beginning to a state that is {@code wanted}; empty if none was found.
     *
     * @param mayTake the edges that it may take
     */
    Optional<CallSearch.Way> find(IntPredicate wanted, IntPredicate mayTake);
}
