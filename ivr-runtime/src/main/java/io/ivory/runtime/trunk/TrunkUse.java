package io.ivory.runtime.trunk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Counts what goes over a trunk against its limits. Knows no clock: nanoseconds are passed in, on one monotonic scale.
 * Thread-safe.
 */
public final class TrunkUse {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;

    private TrunkLimits limits;
    private int calls;
    private long in;
    private long out;
    private long turnedAway;
    private long notPlaced;
    private final Deque<Long> arrivalsNs = new ArrayDeque<>();
    private final Deque<Long> outboundNs = new ArrayDeque<>();

    public TrunkUse(TrunkLimits limits) {
        this.limits = limits;
    }

    /** Other limits from now on; what has been counted stays. */
    public synchronized void limit(TrunkLimits changed) {
        limits = changed;
    }

    /** Counts a call that comes in, unless that is too many: then why. */
    public synchronized Optional<String> arrives(long nowNs) {
        forget(arrivalsNs, nowNs, SECOND_NS);
        if (arrivalsNs.size() >= limits.newCallsPerSecond()) {
            turnedAway++;
            return Optional.of(limits.newCallsPerSecond() + " new calls a second");
        }
        if (calls >= limits.callsAtOnce()) {
            turnedAway++;
            return Optional.of(limits.callsAtOnce() + " calls at once");
        }
        arrivalsNs.add(nowNs);
        in++;
        calls++;
        return Optional.empty();
    }

    /** Counts a call of ours, unless that is too many: then why. */
    public synchronized Optional<String> dials(long nowNs) {
        forget(outboundNs, nowNs, DAY_NS);
        if (outboundNs.size() >= limits.outboundPerDay()) {
            notPlaced++;
            return Optional.of(limits.outboundPerDay() + " calls a day");
        }
        if (calls >= limits.callsAtOnce()) {
            notPlaced++;
            return Optional.of(limits.callsAtOnce() + " calls at once");
        }
        outboundNs.add(nowNs);
        out++;
        calls++;
        return Optional.empty();
    }

    /** A call that was counted is over. */
    public synchronized void ended() {
        calls--;
    }

    public synchronized int calls() {
        return calls;
    }

    /** Calls of ours in the last 24 hours. */
    public synchronized int outboundToday(long nowNs) {
        forget(outboundNs, nowNs, DAY_NS);
        return outboundNs.size();
    }

    public synchronized TrunkTraffic sinceStart() {
        return new TrunkTraffic(in, out, turnedAway, notPlaced);
    }

    private static void forget(Deque<Long> times, long nowNs, long keptNs) {
        while (!times.isEmpty() && nowNs - times.peek() >= keptNs) {
            times.remove();
        }
    }
}
