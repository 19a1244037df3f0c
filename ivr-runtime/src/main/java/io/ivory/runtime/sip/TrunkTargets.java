package io.ivory.runtime.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a trunk's server was found, and which of the places is asked first: RFC 3263 section 4.3. One that has failed
 * comes last for a while, so that not every call waits for it anew. Knows no clock; nanoseconds are passed in, on one
 * monotonic scale. Thread-safe.
 */
final class TrunkTargets {

    /** How long one that has failed comes last. */
    static final Duration AVOIDED = Duration.ofMinutes(5);

    private final Map<ServerTarget, Long> failedNs = new HashMap<>(); // guarded by this
    private volatile List<ServerTarget> targets = List.of();
    private volatile Set<InetAddress> addresses = Set.of();

    /** @param found in the order that the DNS wants */
    synchronized void are(List<ServerTarget> found) {
        targets = List.copyOf(found);
        addresses = found.stream().map(ServerTarget::address).collect(Collectors.toUnmodifiableSet());
        failedNs.keySet().retainAll(Set.copyOf(found));
    }

    List<ServerTarget> all() {
        return targets;
    }

    boolean include(InetAddress address) {
        return addresses.contains(address);
    }

    /** All, in the order in which they are asked now: those that have failed lately at the end, the latest last. */
    synchronized List<ServerTarget> inTurn(long nowNs) {
        failedNs.values().removeIf(since -> nowNs - since >= AVOIDED.toNanos());
        return targets.stream()
                .sorted(Comparator.comparingLong(target -> avoidedNs(target, nowNs)))
                .toList();
    }

    private long avoidedNs(ServerTarget target, long nowNs) {
        Long since = failedNs.get(target);
        return since == null ? 0 : AVOIDED.toNanos() - (nowNs - since);
    }

    /** It is silent, or said that it cannot: 503. */
    synchronized void failed(ServerTarget target, long nowNs) {
        failedNs.put(target, nowNs);
    }

    synchronized void answers(ServerTarget target) {
        failedNs.remove(target);
    }
}
