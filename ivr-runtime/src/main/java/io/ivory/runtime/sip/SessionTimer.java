package io.ivory.runtime.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How both sides of a call have agreed to prove that they are still there (RFC 4028): one of them repeats itself from
 * time to time, and a call that nobody refreshes is over, so that none is left behind by a lost BYE.
 *
 * @param interval a call without a refresh for so long is over
 * @param refresher who repeats itself
 */
public record SessionTimer(Duration interval, Refresher refresher) {

    /** Whoever sends the refreshes. */
    public enum Refresher {
        US,
        THEM
    }

    /**
     * What we accept and what we ask for.
     *
     * @param shortest intervals below this are refused with 422; 90 s or more on a real network (section 4)
     * @param usual the interval we choose where the other side leaves it to us
     */
    public record Limits(Duration shortest, Duration usual) {

        /** 90 s and 30 minutes, the values that sections 4 and 4.2 recommend. */
        public static final Limits STANDARD = new Limits(Duration.ofSeconds(90), Duration.ofMinutes(30));

        public Limits {
            if (!shortest.isPositive() || usual.compareTo(shortest) < 0) {
                throw new IllegalArgumentException(
                        "session intervals must be positive, and the usual one not below the shortest, but are "
                                + usual.toSeconds() + " s and " + shortest.toSeconds() + " s");
            }
        }
    }

    /** T1, RFC 3261 section 17.1.1.1: an answer of theirs may still be on its way. */
    private static final Duration BRIEFEST_PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(32);

    /** When the one who refreshes does it: half of the interval (section 10). */
    Duration untilRefresh() {
        return interval.dividedBy(2);
    }

    /**
     * How long to wait where a request of theirs has crossed our refresh (491): of two that try again, whoever placed the
     * call does it later (RFC 3261 section 14.1).
     */
    Duration untilTheyAreDone(boolean placedByUs) {
        int ms = ThreadLocalRandom.current().nextInt(placedByUs ? 2_100 : 0, placedByUs ? 4_000 : 2_000);
        Duration pause = Duration.ofMillis(ms);
        return pause.compareTo(untilNextTry()) < 0 ? pause : untilNextTry();
    }

    /** How long to wait after a refusal that does not say what is wrong: a tenth of the interval. */
    Duration untilNextTry() {
        return interval.dividedBy(10);
    }

    /** The same after a refusal that says when to come back (RFC 3311 section 5.2): then, if that is sooner. */
    Duration untilNextTry(Optional<Duration> retryAfter) {
        return retryAfter
                .map(named -> named.compareTo(BRIEFEST_PAUSE) < 0 ? BRIEFEST_PAUSE : named)
                .filter(named -> named.compareTo(untilNextTry()) < 0)
                .orElse(untilNextTry());
    }

    /** When the call is given up: a third of the interval, but at most 32 s, before its end (section 10). */
    Duration untilEnd() {
        Duration third = interval.dividedBy(3);
        return interval.minus(third.compareTo(LONGEST_MARGIN) < 0 ? third : LONGEST_MARGIN);
    }

    /** The same with an interval that the other side can accept. */
    SessionTimer atLeast(Duration shortest) {
        return interval.compareTo(shortest) < 0 ? new SessionTimer(shortest, refresher) : this;
    }

    /**
     * What becomes of a wish in a request of theirs (section 9). A caller who knows nothing of session timers gets none,
     * unless a proxy on the way has asked for one: then we refresh.
     */
    static Optional<SessionTimer> answerTo(TimerWish wish, Limits limits) {
        Duration wanted = wish.interval().orElse(Duration.ZERO);
        if (wish.interval().isEmpty()) {
            return wish.supported()
                    ? Optional.of(new SessionTimer(limits.usual(), Refresher.US).atLeast(wish.shortest()))
                    : Optional.empty();
        }
        if (wanted.compareTo(limits.shortest()) < 0) {
            return Optional.empty(); // of a proxy: it cannot be refused, nor lengthened
        }
        boolean theirs = wish.supported() && !wish.refresher().equals("uas");
        return Optional.of(new SessionTimer(wanted, theirs ? Refresher.THEM : Refresher.US));
    }

    /** What an answer to a request of ours has settled (section 7.2): without a word of it there is no timer. */
    static Optional<SessionTimer> settledBy(TimerWish answer) {
        return answer.interval()
                .map(interval ->
                        new SessionTimer(interval, answer.refresher().equals("uas") ? Refresher.THEM : Refresher.US));
    }
}
