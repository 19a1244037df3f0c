package io.ivory.runtime.benchmark;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Times, counted in steps of 10 microseconds up to one second: percentiles without keeping each value. */
final class Histogram {

    private static final int STEP_NS = 10_000;
    private static final int STEPS = 100_000;

    private final long[] counts = new long[STEPS + 1];
    private long count;
    private long maxNs;

    /** Counts one time; a negative one as zero. */
    void add(long ns) {
        counts[Math.clamp(ns / STEP_NS, 0, STEPS)]++;
        count++;
        maxNs = Math.max(maxNs, ns);
    }

    void clear() {
        Arrays.fill(counts, 0);
        count = 0;
        maxNs = 0;
    }

    long count() {
        return count;
    }

    /**
     * The time, in milliseconds, that the given share of all times does not exceed; empty if none was counted.
     *
     * @param share 0 to 1; 1 is the largest
     */
    OptionalDouble ms(double share) {
        if (count == 0) {
            return OptionalDouble.empty();
        }
        if (share >= 1) {
            return OptionalDouble.of(maxNs / 1e6);
        }
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        int step = 0;
        while (step < STEPS && (seen += counts[step]) < wanted) {
            step++;
        }
        return OptionalDouble.of(Math.min(maxNs, (step + 1L) * STEP_NS) / 1e6);
    }
}
