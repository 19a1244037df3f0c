package io.ivory.runtime.rtp;

/**
 * Keeps outgoing audio on time: one frame per 20 ms, neither bunched nor drifting, with timestamps that follow the clock
 * through every pause.
 *
 * <p>Frame {@code n} is due at {@code start + n * 20 ms}, counted from the start and not from the previous send, so a
 * late wake-up delays one frame and not all that follow. Knows no clock: each call says what time it is, in nanoseconds
 * on any monotonic scale. The media thread owns it.
 */
public final class RtpPacer {

    /** 20 ms, RFC 3551 section 4.2. */
    public static final long PACKET_TIME_NS = 20_000_000;

    /** Later than this and the missed packet times are left out: a burst would overflow the phone's jitter buffer. */
    public static final long LATEST_NS = 60_000_000;

    private static final int PACKET_TIME_SAMPLES = 160;
    private static final long SAMPLE_NS = 125_000;

    private long startNs;
    private int startTimestamp;
    private long slots;

    /** The first frame is due now. */
    public RtpPacer(int firstTimestamp, long nowNs) {
        this.startTimestamp = firstTimestamp;
        this.startNs = nowNs;
    }

    public long nextDueNs() {
        return startNs + slots * PACKET_TIME_NS;
    }

    public boolean isDue(long nowNs) {
        return nowNs - nextDueNs() >= 0;
    }

    /**
     * Gets ready to send after having sent nothing for a while: if the next frame is overdue by a packet time or more,
     * it becomes due now, and its timestamp moves on by the time that passed. Less than that is just late.
     */
    public void resume(long nowNs) {
        long idleNs = nowNs - nextDueNs();
        if (idleNs >= PACKET_TIME_NS) {
            restart(nextTimestamp() + (int) (idleNs / SAMPLE_NS), nowNs);
        }
    }

    /** Counts the frame that is due as sent; the answer is its timestamp. */
    public int take(long nowNs) {
        long lateNs = nowNs - nextDueNs();
        if (lateNs > LATEST_NS) {
            slots += lateNs / PACKET_TIME_NS;
        }
        int timestamp = nextTimestamp();
        slots++;
        return timestamp;
    }

    /** Somebody else's frame was passed on now with this timestamp: ours, if any, come after it. */
    public void follow(int timestamp, long nowNs) {
        restart(timestamp + PACKET_TIME_SAMPLES, nowNs + PACKET_TIME_NS);
    }

    /** The timestamp of a frame sent now out of turn, without counting one. */
    public int timestampAt(long nowNs) {
        return nextTimestamp() + (int) Math.max(0, (nowNs - nextDueNs()) / SAMPLE_NS);
    }

    private int nextTimestamp() {
        return startTimestamp + (int) (slots * PACKET_TIME_SAMPLES);
    }

    private void restart(int timestamp, long dueNs) {
        startTimestamp = timestamp;
        startNs = dueNs;
        slots = 0;
    }
}
