package io.ivory.runtime.telephony;

import io.ivory.flow.resource.Person;
import io.ivory.runtime.media.MediaSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Everybody who is rung at once for one caller. Ends all their legs when it is closed: those that ring with CANCEL, one
 * whose answer crosses it with BYE. The caller's thread owns it.
 */
final class Ringing implements AutoCloseable {

    /** Somebody who is rung. */
    record Party(Person person, Callee callee) {}

    private final List<Party> parties;
    private final RingRace race;

    Ringing(List<Party> parties) {
        this.parties = List.copyOf(parties);
        this.race = new RingRace(parties.size());
        for (int i = 0; i < this.parties.size(); i++) {
            int which = i;
            var _ = this.parties.get(i).callee().result().thenAccept(how -> race.on(which, how));
        }
    }

    /** Completes once somebody has answered, or all have given up. */
    CompletableFuture<RingRace.Rung> decided() {
        return race.decided();
    }

    /** Lets {@code caller} hear what comes before an answer, unless several ring: they would sound all at once. */
    void letHear(MediaSession caller) {
        if (parties.size() == 1) {
            parties.getFirst().callee().letHear(caller);
        }
    }

    /** Stops ringing all others. */
    Party keepOnly(int winner) {
        Party kept = parties.get(winner);
        var others = new ArrayList<>(parties);
        others.remove(winner);
        others.forEach(party -> party.callee().closeAnsweredElsewhere());
        return kept;
    }

    @Override
    public void close() {
        parties.forEach(party -> party.callee().close());
    }
}
