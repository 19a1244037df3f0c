package io.ivory.runtime.telephony;

import io.ivory.flow.DigitRules;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl.HoldSound;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.LineNews;
import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.call.WaitResult;
import io.ivory.runtime.telephony.RingRace.Rung;
import io.ivory.runtime.telephony.WaitingLines.Ticket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One caller who waits in line: looks again and again whether somebody is to be rung. The call's thread owns it. */
final class WaitInLine {

    /** How often it looks, and so how long somebody who answers may wait for the first word. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** So long one telephone rings before the next one does. */
    private static final Duration RING = Duration.ofSeconds(20);

    private static final DigitRules ONE_KEY = DigitRules.singleKey(LOOK, true);

    private final TelephonyCall call;
    private final WaitingLines lines;
    private final LineWish wish;
    private final LineNews news;
    private final Ticket ticket;
    private final LongSupplier clock;
    private final long sinceNs;
    private long announceNs;
    private @Nullable Ringing ringing;
    private long rungNs;

    private WaitInLine(
            TelephonyCall call, WaitingLines lines, LineWish wish, LineNews news, Ticket ticket, LongSupplier clock) {
        this.call = call;
        this.lines = lines;
        this.wish = wish;
        this.news = news;
        this.ticket = ticket;
        this.clock = clock;
        this.sinceNs = clock.getAsLong();
        this.announceNs = sinceNs;
    }

    /** @param clock nanoseconds on any monotonic scale, the same for all who wait in these lines */
    static WaitResult of(TelephonyCall call, WaitingLines lines, LineWish wish, LineNews news, LongSupplier clock) {
        Optional<Ticket> ticket = lines.join(
                wish.queue(), wish.agents().stream().map(Person::uri).toList(), wish.capacity(), clock.getAsLong());
        if (ticket.isEmpty()) {
            return WaitResult.FULL;
        }
        var wait = new WaitInLine(call, lines, wish, news, ticket.get(), clock);
        try (HoldSound music = news.music()) {
            return wait.run(music);
        } finally {
            wait.stopRinging();
            lines.leave(ticket.get(), clock.getAsLong());
        }
    }

    private WaitResult run(HoldSound music) {
        while (true) {
            long nowNs = clock.getAsLong();
            if (ringing != null && isAnswered(ringing, music, nowNs)) {
                return WaitResult.ANSWERED;
            }
            boolean over = nowNs - sinceNs >= wish.atMost().toNanos();
            if (over || (lines.isClosed() && ringing == null)) {
                return WaitResult.TIMEOUT;
            }
            if (ringing == null) {
                lines.ring(ticket, nowNs).ifPresent(uri -> ring(uri, nowNs));
            }
            if (ringing == null && !wish.announceEvery().isZero() && nowNs - announceNs >= 0) {
                news.stands(lines.place(ticket), lines.estimate(ticket));
                announceNs = clock.getAsLong() + wish.announceEvery().toNanos();
            }
            if (pressesKey()) {
                return WaitResult.LEFT;
            }
        }
    }

    private void ring(String uri, long nowNs) {
        ringing = call.startRinging(new Person(uri));
        rungNs = nowNs;
    }

    /** Returns once the conversation is over; before that if nobody has answered. */
    private boolean isAnswered(Ringing rung, HoldSound music, long nowNs) {
        Rung how = rung.decided().getNow(null);
        if (how == null && nowNs - rungNs < RING.toNanos()) {
            return false;
        }
        if (how == null || how.winner().isEmpty()) {
            stopRinging();
            lines.unanswered(ticket, nowNs);
            return false;
        }
        lines.answered(ticket, nowNs);
        music.close();
        Ringing.Party winner = rung.keepOnly(how.winner().getAsInt());
        news.answered(winner.person());
        call.connect(winner.callee());
        return true;
    }

    private void stopRinging() {
        if (ringing != null) {
            ringing.close();
            ringing = null;
        }
    }

    private boolean pressesKey() {
        DigitInput input = call.ask(Utterance.SILENCE, ONE_KEY);
        return wish.leaveBy() != null
                && input instanceof DigitInput.Entered(String key, boolean _)
                && key.equals(String.valueOf(wish.leaveBy().symbol()));
    }
}
