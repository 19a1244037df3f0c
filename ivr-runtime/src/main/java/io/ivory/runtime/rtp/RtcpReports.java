package io.ivory.runtime.rtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The reports of one call by RTCP (RFC 3550 section 6): ours, each 5 s on average, and what those of the other side say
 * about our stream. A BYE among them means nothing: a call ends by SIP.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---+-+---------+---------------+-------------------------------+
 * |V=2|P|   RC    |   type        |  length in 4-byte words - 1   |
 * +---+-+---------+---------------+-------------------------------+
 * </pre>
 *
 * <p>Times in them are those of the monotonic scale that callers of this pass in, as section 4 allows: nobody synchronises
 * our only stream with another. The media thread owns it.
 */
public final class RtcpReports {

    private static final int VERSION = 2 << 6;
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final int CNAME = 1;
    private static final int BLOCK_WORDS = 6;

    /** Section 6.2: at least 5 s, and half of it before the first. */
    private static final long INTERVAL_NS = 5_000_000_000L;

    /** Section 6.3.1: what the randomised interval is divided by. */
    private static final double COMPENSATION = Math.E - 1.5;

    private static final double NTP_FRACTION_OF_NS = (1L << 32) / 1e9;

    private final int ssrc;
    private final RandomGenerator random;
    private final long cname;
    private long nextNs;

    private int heardSenderReport;
    private int heardSenderSsrc;
    private long heardSenderReportNs;

    private int reportedLost;
    private int reportedJitter;
    private Optional<Duration> roundTrip = Optional.empty();

    /** What a sender has sent so far, for its report. */
    public record Sent(int rtpTimestamp, long packets, long bytes) {}

    /** Reports about the stream {@code ssrc}, which begins now. */
    public RtcpReports(int ssrc, RandomGenerator random, long nowNs) {
        this.ssrc = ssrc;
        this.random = random;
        this.cname = random.nextLong();
        this.nextNs = nowNs + randomised(INTERVAL_NS / 2);
    }

    public boolean isDue(long nowNs) {
        return nowNs - nextNs >= 0;
    }

    /** Appends a compound packet: what we sent, what we received, and who we are (a random name, RFC 7022). */
    public void write(Sent sent, Reception reception, ByteBuffer target, long nowNs) {
        nextNs = nowNs + randomised(INTERVAL_NS);
        int blocks = reception.hasBegun() ? 1 : 0;
        boolean sender = sent.packets() > 0;
        header(target, blocks, sender ? SENDER_REPORT : RECEIVER_REPORT, 1 + (sender ? 5 : 0) + BLOCK_WORDS * blocks);
        target.putInt(ssrc);
        if (sender) {
            target.putLong(ntp(nowNs));
            target.putInt(sent.rtpTimestamp());
            target.putInt((int) sent.packets());
            target.putInt((int) sent.bytes());
        }
        if (blocks > 0) {
            writeBlock(reception, target, nowNs);
        }
        header(target, 1, SOURCE_DESCRIPTION, 6);
        target.putInt(ssrc);
        target.put((byte) CNAME).put((byte) 16);
        for (int shift = 60; shift >= 0; shift -= 4) {
            target.put((byte) Character.forDigit((int) (cname >>> shift) & 0xF, 16));
        }
        target.putShort((short) 0); // ends the items, and fills the word
    }

    private void writeBlock(Reception reception, ByteBuffer target, long nowNs) {
        target.putInt(reception.ssrc());
        long lost = Math.clamp(reception.lost(), 0, 0x7F_FFFF);
        target.putInt((reception.fractionLost() << 24) | (int) lost);
        target.putInt(reception.highestSequence());
        target.putInt(reception.jitter());
        boolean heard = heardSenderReport != 0 && heardSenderSsrc == reception.ssrc();
        target.putInt(heard ? heardSenderReport : 0);
        target.putInt(heard ? shortNtp(ntp(nowNs - heardSenderReportNs)) : 0);
    }

    /** Reads what the other side reported, when it arrived; anything else in {@code datagram} is passed over. */
    public void read(ByteBuffer datagram, long nowNs) {
        int at = datagram.position();
        while (at + 8 <= datagram.limit() && (datagram.get(at) & 0xC0) == VERSION) {
            int end = at + 4 + 4 * Short.toUnsignedInt(datagram.getShort(at + 2));
            if (end > datagram.limit()) {
                return;
            }
            int blocks = datagram.get(at) & 0x1F;
            int type = Byte.toUnsignedInt(datagram.get(at + 1));
            if (type == SENDER_REPORT && end >= at + 28) {
                heardSenderReport = shortNtp(datagram.getLong(at + 8));
                heardSenderReportNs = nowNs;
                heardSenderSsrc = datagram.getInt(at + 4);
                readBlocks(datagram, at + 28, blocks, end, nowNs);
            } else if (type == RECEIVER_REPORT) {
                readBlocks(datagram, at + 8, blocks, end, nowNs);
            }
            at = end;
        }
    }

    private void readBlocks(ByteBuffer datagram, int first, int blocks, int end, long nowNs) {
        int at = first;
        for (int i = 0; i < blocks && at + 4 * BLOCK_WORDS <= end; i++) {
            if (datagram.getInt(at) == ssrc) {
                reportedLost = (datagram.getInt(at + 4) << 8) >> 8; // 24 bits with a sign
                reportedJitter = datagram.getInt(at + 12);
                int lastReport = datagram.getInt(at + 16);
                if (lastReport != 0) {
                    int ticks = shortNtp(ntp(nowNs)) - lastReport - datagram.getInt(at + 20);
                    roundTrip = ticks < 0 ? roundTrip : Optional.of(Duration.ofNanos((ticks * 1_000_000_000L) >> 16));
                }
            }
            at += 4 * BLOCK_WORDS;
        }
    }

    /** How many of our packets the other side misses; 0 as long as it has reported nothing. */
    public int reportedLost() {
        return reportedLost;
    }

    /** How unevenly our packets arrive there, in units of 125 microseconds. */
    public int reportedJitter() {
        return reportedJitter;
    }

    /** How long a packet takes there and back (section 6.4.1); empty until it is known. */
    public Optional<Duration> roundTrip() {
        return roundTrip;
    }

    private long randomised(long ns) {
        return (long) (ns * (0.5 + random.nextDouble()) / COMPENSATION);
    }

    private static void header(ByteBuffer target, int count, int type, int words) {
        target.put((byte) (VERSION | count)).put((byte) type).putShort((short) words);
    }

    /** Seconds in the upper half, their fraction in the lower. */
    private static long ntp(long ns) {
        long seconds = Math.floorDiv(ns, 1_000_000_000L);
        return (seconds << 32) | (long) (Math.floorMod(ns, 1_000_000_000L) * NTP_FRACTION_OF_NS);
    }

    /** The middle 32 bits: 1/65536 s. */
    private static int shortNtp(long ntp) {
        return (int) (ntp >> 16);
    }
}
