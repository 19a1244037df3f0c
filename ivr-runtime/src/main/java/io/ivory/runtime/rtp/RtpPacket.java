package io.ivory.runtime.rtp;

import java.nio.ByteBuffer;

/**
 * A view of one RTP packet in a buffer (RFC 3550 section 5.1), reused for each packet so that receiving leaves no
 * garbage. One thread owns it.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---+-+-+-------+-+-------------+-------------------------------+
 * |V=2|P|X|  CC   |M| payload type|        sequence number        |
 * +---+-+-+-------+-+-------------+-------------------------------+
 * |                           timestamp                           |
 * +---------------------------------------------------------------+
 * |                             SSRC                              |
 * +---------------------------------------------------------------+
 * |              CSRC, CC times four bytes; then, if X:           |
 * +-------------------------------+-------------------------------+
 * |     defined by profile        |     length in 4-byte words    |
 * +-------------------------------+-------------------------------+
 * | header extension ..., payload ..., then, if P: padding, whose |
 * | last byte is its length                                       |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class RtpPacket {

    public static final int HEADER_BYTES = 12;

    private static final int VERSION = 2;
    /** Where RTCP packet types 192 to 223 fall when read as payload types (RFC 5761 section 4). */
    private static final int FIRST_RTCP_TYPE = 64;

    private static final int LAST_RTCP_TYPE = 95;

    private ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES);
    private int payloadStart;
    private int payloadLength;

    /**
     * Looks at the bytes from the position of {@code datagram} to its limit; neither is moved.
     *
     * @return false if they are no RTP packet, and then nothing else here means anything
     */
    public boolean wrap(ByteBuffer datagram) {
        int start = datagram.position();
        int length = datagram.remaining();
        if (length < HEADER_BYTES) {
            return false;
        }
        int first = Byte.toUnsignedInt(datagram.get(start));
        if (first >> 6 != VERSION) {
            return false;
        }
        int type = datagram.get(start + 1) & 0x7F;
        if (type >= FIRST_RTCP_TYPE && type <= LAST_RTCP_TYPE) {
            return false;
        }
        int header = HEADER_BYTES + 4 * (first & 0x0F);
        if ((first & 0x10) != 0) {
            if (length < header + 4) {
                return false;
            }
            header += 4 + 4 * Short.toUnsignedInt(datagram.getShort(start + header + 2));
        }
        int padding = 0;
        if ((first & 0x20) != 0) {
            padding = Byte.toUnsignedInt(datagram.get(start + length - 1));
            if (padding == 0) {
                return false;
            }
        }
        if (header + padding > length) {
            return false;
        }
        buffer = datagram;
        payloadStart = start + header;
        payloadLength = length - header - padding;
        return true;
    }

    public boolean marker() {
        return buffer.get(buffer.position() + 1) < 0;
    }

    public int payloadType() {
        return buffer.get(buffer.position() + 1) & 0x7F;
    }

    /** 0 to 65535, see {@link SequenceNumber}. */
    public int sequence() {
        return Short.toUnsignedInt(buffer.getShort(buffer.position() + 2));
    }

    /** Counts samples and wraps: 32 bits without a sign. */
    public int timestamp() {
        return buffer.getInt(buffer.position() + 4);
    }

    public int ssrc() {
        return buffer.getInt(buffer.position() + 8);
    }

    public int payloadLength() {
        return payloadLength;
    }

    /** One byte of the payload. */
    public byte payload(int index) {
        return buffer.get(payloadStart + index);
    }

    /** Writes a header without CSRC, extension and padding at the position of {@code target}; the payload follows. */
    public static void writeHeader(
            ByteBuffer target, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        target.put((byte) (VERSION << 6));
        target.put((byte) ((marker ? 0x80 : 0) | payloadType));
        target.putShort((short) sequence);
        target.putInt(timestamp);
        target.putInt(ssrc);
    }
}
