package io.ivory.runtime.switchboard;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.meter.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts calls by what happens in them: how many began, how they ended, and how many went on at once. Of a call that the
 * flow goes on with after its caller has gone, the end of the conversation counts, as in its record. Thread-safe.
 */
public final class CallCounts implements CallListener {

    private final ZoneId zone;
    private final Tally<CallOutcome> ended = new Tally<>(CallOutcome.class);
    private final Set<CallId> up = new HashSet<>(); // guarded by this, as all that follows
    private long begun;
    private int mostToday;
    private LocalDate today = LocalDate.MIN;

    /** @param zone where the day begins */
    public CallCounts(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public void on(CallEvent event) {
        if (event instanceof CallEvent.Started started) {
            begin(started);
        } else if (event instanceof CallEvent.HungUp hungUp) {
            end(hungUp.call(), hungUp.outcome());
        } else if (event instanceof CallEvent.Ended over) {
            end(over.call(), over.outcome());
        }
    }

    private synchronized void begin(CallEvent.Started started) {
        turnTo(started.at());
        begun++;
        up.add(started.call());
        mostToday = Math.max(mostToday, up.size());
    }

    private synchronized void end(CallId call, CallOutcome outcome) {
        if (up.remove(call)) {
            ended.count(outcome);
        }
    }

    /** How many calls have begun since the start. */
    public synchronized long begun() {
        return begun;
    }

    /** How many have ended, by how. */
    public Map<CallOutcome, Long> ended() {
        return ended.counts();
    }

    /** How many went on at once at most, on the day of {@code now}. */
    public synchronized int mostToday(Instant now) {
        turnTo(now);
        return mostToday;
    }

    /** Calls that go on past midnight are calls of the new day too. */
    private void turnTo(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        if (!day.equals(today)) {
            today = day;
            mostToday = up.size();
        }
    }
}
