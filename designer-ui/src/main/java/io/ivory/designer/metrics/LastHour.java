package io.ivory.designer.metrics;

import io.ivory.runtime.meter.TurnedAway;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Tells of counters that only ever grow by how much they have grown in the last hour, to the minute. Thread-safe. */
final class LastHour {

    private static final long HOUR_NS = Duration.ofHours(1).toNanos();
    private static final long MINUTE_NS = Duration.ofMinutes(1).toNanos();

    /** One a minute, the oldest first; at most one of them is older than an hour. */
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long takenNs, Map<TurnedAway, Long> totals) {}

    /** Remembers how the counters stand; to be called every few seconds. */
    synchronized void note(Map<TurnedAway, Long> totals, long nowNs) {
        Sample last = samples.peekLast();
        if (last == null || nowNs - last.takenNs() >= MINUTE_NS) {
            samples.add(new Sample(nowNs, Map.copyOf(totals)));
        }
        while (samples.size() > 1 && isAnHourAgo(second(), nowNs)) {
            samples.remove();
        }
    }

    /** By how much they have grown since an hour ago, or since they were first noted. */
    synchronized Map<TurnedAway, Long> upTo(Map<TurnedAway, Long> totals) {
        Sample first = samples.peekFirst();
        var grown = new EnumMap<TurnedAway, Long>(TurnedAway.class);
        totals.forEach((reason, total) -> grown.put(
                reason, grown(total, first == null ? 0 : first.totals().getOrDefault(reason, 0L))));
        return grown;
    }

    /** A phone side that was started anew counts from zero. */
    private static long grown(long total, long before) {
        return total >= before ? total - before : total;
    }

    private Sample second() {
        var each = samples.iterator();
        each.next();
        return each.next();
    }

    private static boolean isAnHourAgo(Sample sample, long nowNs) {
        return nowNs - sample.takenNs() >= HOUR_NS;
    }
}
