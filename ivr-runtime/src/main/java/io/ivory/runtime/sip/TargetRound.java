package io.ivory.runtime.sip;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a trunk's servers until one of them answers, each at most once a round. Not thread-safe; the queue of
 * whoever asks owns it.
 */
final class TargetRound {

    private final TrunkTargets targets;
    private final LongSupplier nowNs;
    private final Set<ServerTarget> asked = new HashSet<>();
    private @Nullable ServerTarget current;

    TargetRound(TrunkTargets targets, LongSupplier nowNs) {
        this.targets = targets;
        this.nowNs = nowNs;
    }

    /** From the first again; false if none is known. */
    boolean begins() {
        asked.clear();
        Optional<ServerTarget> first = next();
        first.ifPresent(this::ask);
        return first.isPresent();
    }

    /** The one whose turn it is. */
    Optional<ServerTarget> current() {
        return Optional.ofNullable(current);
    }

    /** Whether there is one that has not been asked. */
    boolean hasNext() {
        return next().isPresent();
    }

    /** The present one has failed; false if it was the last. */
    boolean movesOn() {
        if (current != null) {
            targets.failed(current, nowNs.getAsLong());
        }
        Optional<ServerTarget> next = next();
        next.ifPresent(this::ask);
        return next.isPresent();
    }

    /** The present one has answered. */
    void answers() {
        if (current != null) {
            targets.answers(current);
        }
    }

    /** How many were asked. */
    int count() {
        return asked.size();
    }

    private void ask(ServerTarget target) {
        current = target;
        asked.add(target);
    }

    private Optional<ServerTarget> next() {
        return targets.inTurn(nowNs.getAsLong()).stream()
                .filter(one -> !asked.contains(one))
                .findFirst();
    }
}
