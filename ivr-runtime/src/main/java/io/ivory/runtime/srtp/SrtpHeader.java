package io.ivory.runtime.srtp;

/** Where things stand in a packet whose payload cannot be read yet, and its number (RFC 3711 sections 3.1 and 3.4). */
final class SrtpHeader {

    /** More than any packet that Ethernet carries. */
    static final int MOST_BYTES = 2_048;

    static final int RTP_BYTES = 12;
    static final int RTP_SSRC_AT = 8;

    /** The first header and the SSRC are left as they are. */
    static final int RTCP_HEADER_BYTES = 8;

    static final int RTCP_SSRC_AT = 4;
    static final int RTCP_INDEX_BYTES = 4;
    /** 80 bits with every suite we know (RFC 4568 section 6.2.2). */
    static final int RTCP_TAG_BYTES = 10;

    /** The index has 31 bits; the highest says that the report is encrypted. */
    static final int RTCP_INDEX_MASK = 0x7FFF_FFFF;

    private static final int VERSION = 2;
    private static final int HALF = 1 << 15;

    private SrtpHeader() {}

    /** How long the header is that stays readable, with CSRC and extension; -1 if the first {@code length} bytes are no RTP. */
    static int length(byte[] packet, int length) {
        if (length < RTP_BYTES || (packet[0] & 0xC0) >> 6 != VERSION) {
            return -1;
        }
        int header = RTP_BYTES + 4 * (packet[0] & 0x0F);
        if ((packet[0] & 0x10) != 0) {
            if (length < header + 4) {
                return -1;
            }
            header += 4 + 4 * (Byte.toUnsignedInt(packet[header + 2]) << 8 | Byte.toUnsignedInt(packet[header + 3]));
        }
        return header > length ? -1 : header;
    }

    static int sequence(byte[] packet) {
        return Byte.toUnsignedInt(packet[2]) << 8 | Byte.toUnsignedInt(packet[3]);
    }

    /**
     * The number of a packet with the wraps of its sequence number before it: the one nearest to the highest so far
     * (section 3.3.1 and appendix A).
     *
     * @param highest -1 before the first packet
     * @return negative if it would lie before the first
     */
    static long index(long highest, int sequence) {
        if (highest < 0) {
            return sequence;
        }
        long index = (highest & ~0xFFFFL) | sequence;
        if (index - highest > HALF) {
            return index - (1 << 16);
        }
        return index - highest < -HALF ? index + (1 << 16) : index;
    }

    static int getInt(byte[] packet, int at) {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = value << 8 | Byte.toUnsignedInt(packet[at + i]);
        }
        return value;
    }

    static void putInt(byte[] packet, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            packet[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }
}
