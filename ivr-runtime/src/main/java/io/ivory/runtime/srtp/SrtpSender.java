package io.ivory.runtime.srtp;

import io.ivory.runtime.sdp.SrtpKey;
import io.ivory.runtime.sdp.SrtpSuite;
import java.nio.ByteBuffer;

/**
 * Encrypts the one stream that a call sends, and its reports (RFC 3711 sections 3.3 and 3.4). One thread owns it.
 *
 * <p>Behind the payload stands the tag; behind a report its index, with a bit that says it is encrypted, and the tag.
 */
public final class SrtpSender {

    /** What a packet grows by at most. */
    public static final int MOST_ADDED_BYTES = SrtpHeader.RTCP_INDEX_BYTES + SrtpHeader.RTCP_TAG_BYTES;

    private final PacketCipher rtp;
    private final PacketCipher rtcp;
    private final byte[] packet = new byte[SrtpHeader.MOST_BYTES];
    private final ReplayWindows used = new ReplayWindows();
    private int nextReport;

    public SrtpSender(SrtpSuite suite, SrtpKey ours) {
        rtp = new PacketCipher(SessionKeys.forRtp(ours), suite.tagBytes());
        rtcp = new PacketCipher(SessionKeys.forRtcp(ours), SrtpHeader.RTCP_TAG_BYTES);
    }

    /**
     * Encrypts the RTP packet between position and limit, and moves the limit behind its tag.
     *
     * @return false if there is no room for the tag, or another packet had its number: then it must not be sent, as two
     *     packets encrypted with the same bits give away both
     */
    public boolean protect(ByteBuffer datagram) {
        int length = datagram.remaining();
        int start = datagram.position();
        if (length + rtp.tagBytes() > Math.min(SrtpHeader.MOST_BYTES, datagram.capacity() - start)) {
            return false;
        }
        datagram.get(start, packet, 0, length);
        int header = SrtpHeader.length(packet, length);
        if (header < 0) {
            return false;
        }
        int ssrc = SrtpHeader.getInt(packet, SrtpHeader.RTP_SSRC_AT);
        long index = SrtpHeader.index(used.highest(ssrc), SrtpHeader.sequence(packet));
        if (index < 0 || !used.isNew(ssrc, index)) {
            return false;
        }
        used.enter(ssrc, index);
        rtp.crypt(packet, header, length - header, ssrc, index);
        rtp.sign(packet, length, (int) (index >>> 16), packet, length);
        return put(datagram, start, length + rtp.tagBytes());
    }

    /** The same for a compound packet of RTCP. */
    public boolean protectReport(ByteBuffer datagram) {
        int length = datagram.remaining();
        int start = datagram.position();
        if (length < SrtpHeader.RTCP_HEADER_BYTES
                || length + MOST_ADDED_BYTES > Math.min(SrtpHeader.MOST_BYTES, datagram.capacity() - start)) {
            return false;
        }
        datagram.get(start, packet, 0, length);
        int index = nextReport++ & SrtpHeader.RTCP_INDEX_MASK;
        int ssrc = SrtpHeader.getInt(packet, SrtpHeader.RTCP_SSRC_AT);
        rtcp.crypt(packet, SrtpHeader.RTCP_HEADER_BYTES, length - SrtpHeader.RTCP_HEADER_BYTES, ssrc, index);
        SrtpHeader.putInt(packet, length, index | ~SrtpHeader.RTCP_INDEX_MASK);
        int signed = length + SrtpHeader.RTCP_INDEX_BYTES;
        rtcp.sign(packet, signed, packet, signed);
        return put(datagram, start, signed + rtcp.tagBytes());
    }

    private boolean put(ByteBuffer datagram, int start, int length) {
        datagram.limit(start + length);
        datagram.put(start, packet, 0, length);
        return true;
    }
}
