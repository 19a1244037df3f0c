package io.ivory.runtime.sip;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket for each address that was heard of lately. Remembers a bounded number of them and forgets the one that
 * was silent longest: its bucket would be full again by then. Not thread-safe; its owner guards it.
 */
final class SourceBuckets {

    private static final int MOST_SOURCES = 10_000;

    private final int perSecond;
    private final int burst;
    private final Map<InetAddress, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    SourceBuckets(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    boolean tryTake(InetAddress source, long nowNs) {
        TokenBucket bucket = buckets.computeIfAbsent(source, _ -> new TokenBucket(perSecond, burst, nowNs));
        if (buckets.size() > MOST_SOURCES) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return bucket.tryTake(nowNs);
    }
}
