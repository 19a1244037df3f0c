package io.ivory.runtime.rtp;

/**
 * Keeps outgoing audio on time: one frame a packet time, neither bunched nor drifting, with timestamps that follow the
 * clock through every pause.
 *
 * <p>Frame {@code n} is due at {@code start + n * packet time}, counted from the start and not from the previous send, so
 * a late wake-up delays one frame and not all that follow. A frame that must not wait is sent early; the stream then runs
 * ahead of the clock, and the frames after it come a little further apart until the clock has caught up. Knows no clock:
 * each call says what time it is, in nanoseconds on any monotonic scale. The media thread owns it.
 */
public final class RtpPacer {

    /** 20 ms, RFC 3551 section 4.2. */
    public static final int USUAL_PACKET_MS = 20;

    private static final int SAMPLES_PER_MS = 8;
    private static final long MS_NS = 1_000_000;
    /** In packet times; phones keep at least as much in their jitter buffers. */
    private static final int MOST_AHEAD = 3;

    /** A frame that gives time back to the clock comes later by this part of a packet time: 0.5 ms of 20. */
    private static final int CATCH_UP = 40;

    private static final long SAMPLE_NS = MS_NS / SAMPLES_PER_MS;

    private long packetNs = USUAL_PACKET_MS * MS_NS;
    private int packetSamples = USUAL_PACKET_MS * SAMPLES_PER_MS;
    private long startNs;
    private int startTimestamp;
    private long slots;
    private long aheadNs;

    /** The first frame is due now. */
    public RtpPacer(int firstTimestamp, long nowNs) {
        this.startTimestamp = firstTimestamp;
        this.startNs = nowNs;
    }

    /** From the next frame on, each carries so many milliseconds of sound. */
    public void packetTime(int ms) {
        restart(nextTimestamp(), nextDueNs());
        packetNs = ms * MS_NS;
        packetSamples = ms * SAMPLES_PER_MS;
    }

    public long packetTimeNs() {
        return packetNs;
    }

    /** Samples at 8,000 Hz, and bytes of every codec here. */
    public int packetSamples() {
        return packetSamples;
    }

    public long nextDueNs() {
        return startNs + slots * packetNs;
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
        if (idleNs >= packetNs) {
            restart(nextTimestamp() + (int) (Math.max(0, idleNs - aheadNs) / SAMPLE_NS), nowNs);
            aheadNs = 0;
        }
    }

    /**
     * The next frame cannot wait for its time, as somebody has pressed a key: it is due now, unless the stream runs ahead
     * far enough already.
     */
    public void hurry(long nowNs) {
        long earlyNs = nextDueNs() - nowNs;
        if (earlyNs > 0 && aheadNs + earlyNs <= MOST_AHEAD * packetNs) {
            aheadNs += earlyNs;
            restart(nextTimestamp(), nowNs);
        }
    }

    /**
     * Counts the frame that is due as sent; the answer is its timestamp. Whole packet times that have been missed are
     * left out: frames that make up for them would come in a burst and overflow the phone's jitter buffer.
     */
    public int take(long nowNs) {
        long lateNs = nowNs - nextDueNs();
        if (lateNs >= packetNs) {
            slots += lateNs / packetNs;
        }
        int timestamp = nextTimestamp();
        slots++;
        if (aheadNs > 0) {
            long giveBackNs = Math.min(aheadNs, packetNs / CATCH_UP);
            restart(nextTimestamp(), nextDueNs() + giveBackNs);
            aheadNs -= giveBackNs;
        }
        return timestamp;
    }

    /** Somebody else's frame of so many samples was passed on now with this timestamp: ours, if any, come after it. */
    public void follow(int timestamp, int samples, long nowNs) {
        restart(timestamp + samples, nowNs + samples * SAMPLE_NS);
        aheadNs = 0;
    }

    /** The timestamp of a frame sent now out of turn, without counting one. */
    public int timestampAt(long nowNs) {
        return nextTimestamp() + (int) Math.max(0, (nowNs - nextDueNs()) / SAMPLE_NS);
    }

    private int nextTimestamp() {
        return startTimestamp + (int) (slots * packetSamples);
    }

    private void restart(int timestamp, long dueNs) {
        startTimestamp = timestamp;
        startNs = dueNs;
        slots = 0;
    }
}
