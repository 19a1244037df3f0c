package io.ivory.runtime.sip;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The new calls that have passed the guard and have not begun yet: a CANCEL that comes right behind its INVITE would find
 * nothing in the stack, and the call would go on. It is noted here instead, and the call ends when it begins. Thread-safe.
 *
 * <p>A call is known by the branch of its INVITE and its Call-ID, which its CANCEL repeats (RFC 3261 section 9.1).
 */
final class ArrivingCalls {

    /** Longer than a message may wait; what is still here then never got to be a call. */
    private static final long KEPT_NS = 5_000_000_000L;

    private static final class Arrival {

        private final long sinceNs;
        private boolean cancelled;

        private Arrival(long sinceNs) {
            this.sinceNs = sinceNs;
        }
    }

    private record Key(String branch, String callId) {}

    private final Map<Key, Arrival> arriving = new LinkedHashMap<>();

    synchronized void add(String branch, String callId, long nowNs) {
        var oldest = arriving.values().iterator();
        while (oldest.hasNext() && nowNs - oldest.next().sinceNs > KEPT_NS) {
            oldest.remove();
        }
        arriving.putIfAbsent(new Key(branch, callId), new Arrival(nowNs));
    }

    /** Whether it is on its way, and will not come to be; if not, the CANCEL is the stack's. */
    synchronized boolean cancel(String branch, String callId) {
        Arrival arrival = arriving.get(new Key(branch, callId));
        if (arrival == null) {
            return false;
        }
        arrival.cancelled = true;
        return true;
    }

    /**
     * It has begun, or was turned away: from now on the stack knows it.
     *
     * @return whether it was cancelled meanwhile
     */
    synchronized boolean begins(String branch, String callId) {
        Arrival arrival = arriving.remove(new Key(branch, callId));
        return arrival != null && arrival.cancelled;
    }
}
