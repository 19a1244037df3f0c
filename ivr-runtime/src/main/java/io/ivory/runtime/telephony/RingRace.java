package io.ivory.runtime.telephony;

import io.ivory.runtime.call.TransferResult;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * Decides between several telephones that ring at once: the first that answers has the call; if none does, the best
 * reason is told once the last has given up. Knows no line; thread-safe.
 */
final class RingRace {

    /**
     * How it went.
     *
     * @param result {@link TransferResult#ANSWERED}, or why nobody did
     * @param winner the telephone that answered; empty if none did
     */
    record Rung(TransferResult result, OptionalInt winner) {}

    private final CompletableFuture<Rung> decided = new CompletableFuture<>();
    private TransferResult reason = TransferResult.FAILED;
    private int open;

    /** @param telephones how many ring; the race is over at once if none does */
    RingRace(int telephones) {
        this.open = telephones;
        if (telephones == 0) {
            decided.complete(new Rung(TransferResult.FAILED, OptionalInt.empty()));
        }
    }

    /** Completes once somebody has answered, or all have given up. */
    CompletableFuture<Rung> decided() {
        return decided;
    }

    /** The telephone {@code which} has answered or given up; to be said once of each. */
    synchronized void on(int which, TransferResult how) {
        open--;
        if (how == TransferResult.ANSWERED) {
            decided.complete(new Rung(how, OptionalInt.of(which)));
            return;
        }
        reason = reason.worthTelling(how);
        if (open == 0) {
            decided.complete(new Rung(reason, OptionalInt.empty()));
        }
    }
}
