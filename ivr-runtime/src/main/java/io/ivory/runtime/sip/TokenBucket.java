package io.ivory.runtime.sip;

/** Lets a number of things through each second, and a burst of them at once. Not thread-safe; its owner guards it. */
final class TokenBucket {

    private final double perNs;
    private final double most;
    private double tokens;
    private long lastNs;

    TokenBucket(int perSecond, int burst, long nowNs) {
        this.perNs = perSecond / 1e9;
        this.most = burst;
        this.tokens = burst;
        this.lastNs = nowNs;
    }

    boolean tryTake(long nowNs) {
        tokens = Math.min(most, tokens + Math.max(0, nowNs - lastNs) * perNs);
        lastNs = nowNs;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
