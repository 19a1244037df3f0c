package io.ivory.runtime.rtp;

/**
 * Counts what of a stream has arrived, as RFC 3550 appendices A.3 and A.8 do for receiver reports. A source that begins
 * anew with another SSRC is counted on. The media thread owns it.
 */
public final class Reception {

    private static final long SAMPLE_NS = 125_000;

    private long received;
    private boolean begun;
    private int ssrc;
    private int highest;
    private int cycles;
    private long expectedInStream;
    private long receivedInStream;
    private long lostBefore;

    private int lastTransit;
    private double jitter;

    private long expectedAtReport;
    private long receivedAtReport;

    /** A packet of the source we listen to has arrived. */
    public void count(RtpPacket packet, long nowNs) {
        received++;
        int transit = (int) (nowNs / SAMPLE_NS) - packet.timestamp();
        if (!begun || packet.ssrc() != ssrc) {
            begin(packet, transit);
            return;
        }
        receivedInStream++;
        int ahead = SequenceNumber.distance(highest, packet.sequence());
        if (ahead > 0) {
            expectedInStream += ahead;
            cycles += packet.sequence() < highest ? 1 : 0;
            highest = packet.sequence();
        }
        jitter += (Math.abs(transit - lastTransit) - jitter) / 16; // appendix A.8
        lastTransit = transit;
    }

    public long received() {
        return received;
    }

    /** Expected less received, over all streams of this source. */
    public long lost() {
        return lostBefore + Math.max(0, expectedInStream - receivedInStream);
    }

    /** How unevenly packets arrive, in timestamp units of 125 microseconds (section 6.4.1). */
    public int jitter() {
        return (int) jitter;
    }

    /** Whether anything has arrived that could be reported. */
    public boolean hasBegun() {
        return begun;
    }

    int ssrc() {
        return ssrc;
    }

    /** The highest sequence number, with its wraps in the upper half. */
    int highestSequence() {
        return (cycles << 16) | highest;
    }

    /** Which part of what was expected since the last call of this is missing, 0 to 255 of 256. */
    int fractionLost() {
        long expected = expectedInStream - expectedAtReport;
        long missing = expected - (receivedInStream - receivedAtReport);
        expectedAtReport = expectedInStream;
        receivedAtReport = receivedInStream;
        return expected <= 0 || missing <= 0 ? 0 : (int) Math.min(255, (missing << 8) / expected);
    }

    private void begin(RtpPacket packet, int transit) {
        lostBefore = lost();
        begun = true;
        ssrc = packet.ssrc();
        highest = packet.sequence();
        cycles = 0;
        expectedInStream = 1;
        receivedInStream = 1;
        expectedAtReport = 0;
        receivedAtReport = 0;
        lastTransit = transit;
        jitter = 0;
    }
}
