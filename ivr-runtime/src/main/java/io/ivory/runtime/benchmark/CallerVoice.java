package io.ivory.runtime.benchmark;

import io.ivory.runtime.rtp.RtpPacket;
import java.nio.ByteBuffer;

/**
 * What one caller sends: quiet noise each 20 ms, and keys by RFC 4733 in its place. The callers' thread owns it.
 */
final class CallerVoice {

    private static final int FRAME = 160;
    private static final int PCMU = 0;
    private static final int TELEPHONE_EVENT = 101;
    private static final int VOLUME = 10;

    /** A key is held for 100 ms: five reports, then three that say it is up. */
    private static final int REPORTS = 5;

    private static final int END_REPORTS = 3;

    private static final byte[] NOISE = new byte[FRAME];

    static {
        for (int i = 0; i < FRAME; i++) {
            NOISE[i] = (byte) (0xFC | ((i * 7) & 0x03) | (i % 3 == 0 ? 0 : 0x80)); // some of the softest steps of PCMU
        }
    }

    /** What a packet time brought. */
    enum Sent {
        SOUND,
        KEY_DOWN,
        KEY_HELD,
        KEY_UP
    }

    private final UdpPort port;
    private final int ssrc;
    private int sequence;
    private int timestamp;
    private int key;
    private int report;

    CallerVoice(UdpPort port, int ssrc) {
        this.port = port;
        this.ssrc = ssrc;
        this.sequence = ssrc & 0x7FFF;
        this.timestamp = ssrc * 31;
    }

    /** From the next packet time on, a key from 1 to 9 is down. */
    void press(int pressed) {
        key = pressed;
        report = 0;
    }

    boolean pressing() {
        return key != 0;
    }

    /** Called each 20 ms; sound waits for {@link UdpPort#flush}, reports of keys have left when this returns. */
    Sent send(long to, boolean speaks) {
        timestamp += FRAME;
        if (key == 0) {
            if (speaks) {
                ByteBuffer packet = header(PCMU, false, timestamp);
                packet.put(NOISE);
                port.queue(to);
            }
            return Sent.SOUND;
        }
        port.flush();
        report++;
        int pressedAt = timestamp - (report - 1) * FRAME;
        if (report <= REPORTS) {
            report(to, pressedAt, false);
            port.flush();
            return report == 1 ? Sent.KEY_DOWN : Sent.KEY_HELD;
        }
        report(to, pressedAt, true);
        port.flush();
        for (int i = 1; i < END_REPORTS; i++) {
            report(to, pressedAt, true);
        }
        port.flush();
        key = 0;
        return Sent.KEY_UP;
    }

    private void report(long to, int pressedAt, boolean end) {
        ByteBuffer packet = header(TELEPHONE_EVENT, report == 1, pressedAt);
        packet.put((byte) key);
        packet.put((byte) ((end ? 0x80 : 0) | VOLUME));
        packet.putShort((short) (report * FRAME));
        port.queue(to);
    }

    private ByteBuffer header(int type, boolean marker, int packetTimestamp) {
        ByteBuffer packet = port.next();
        RtpPacket.writeHeader(packet, marker, type, sequence, packetTimestamp, ssrc);
        sequence = (sequence + 1) & 0xFFFF;
        return packet;
    }
}
