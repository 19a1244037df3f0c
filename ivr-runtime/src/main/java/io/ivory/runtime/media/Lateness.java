package io.ivory.runtime.media;

/**
 * How late a media thread is on the average of about a second: a busy moment of the machine hardly shows, a thread that
 * has more to do than it can shows at once. One thread counts, all may read.
 */
final class Lateness {

    private static final double AVERAGED_OVER_NS = 1e9;

    private volatile long averageNs;
    private long countedAtNs;

    /** @param nowNs the time, on the scale of all later calls */
    Lateness(long nowNs) {
        countedAtNs = nowNs;
    }

    /** What was due at {@code dueNs} is done now. */
    void count(long dueNs, long nowNs) {
        double weight = Math.clamp((nowNs - countedAtNs) / AVERAGED_OVER_NS, 0, 1);
        countedAtNs = nowNs;
        long before = averageNs;
        averageNs = before + Math.round(weight * (Math.max(0, nowNs - dueNs) - before));
    }

    /** Nothing is due, so nothing is late. */
    void rest(long nowNs) {
        countedAtNs = nowNs;
        averageNs = 0;
    }

    long averageNs() {
        return averageNs;
    }
}
