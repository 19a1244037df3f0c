package io.ivory.runtime.srtp;

/**
 * Remembers which packets have come, by source, so that none counts twice (RFC 3711 section 3.3.2). Only packets whose tag
 * is right are entered, and no source is ever forgotten: what it sent could be sent again. One thread owns it.
 */
final class ReplayWindows {

    /** A phone has one, and another one now and then after a transfer on its side. */
    static final int MOST_SOURCES = 16;

    /** Section 3.3.2: at least 64 packets. */
    static final int WINDOW = 64;

    private final int[] sources = new int[MOST_SOURCES];
    private final long[] highest = new long[MOST_SOURCES];
    /** Bit 0 is the highest, bit 1 the one before. */
    private final long[] seen = new long[MOST_SOURCES];

    private int known;

    /** The highest index of {@code ssrc}; -1 if nothing has come from it. */
    long highest(int ssrc) {
        int at = find(ssrc);
        return at < 0 ? -1 : highest[at];
    }

    /** Whether the packet is new and not too old to say. */
    boolean isNew(int ssrc, long index) {
        int at = find(ssrc);
        if (at < 0) {
            return known < MOST_SOURCES;
        }
        long behind = highest[at] - index;
        return behind < 0 || (behind < WINDOW && (seen[at] >>> behind & 1) == 0);
    }

    /** It has come, and its tag was right. */
    void enter(int ssrc, long index) {
        int at = find(ssrc);
        if (at < 0) {
            sources[known] = ssrc;
            highest[known] = index;
            seen[known] = 1;
            known++;
            return;
        }
        long ahead = index - highest[at];
        if (ahead > 0) {
            seen[at] = ahead >= WINDOW ? 1 : seen[at] << ahead | 1;
            highest[at] = index;
        } else {
            seen[at] |= 1L << -ahead;
        }
    }

    private int find(int ssrc) {
        for (int i = 0; i < known; i++) {
            if (sources[i] == ssrc) {
                return i;
            }
        }
        return -1;
    }
}
