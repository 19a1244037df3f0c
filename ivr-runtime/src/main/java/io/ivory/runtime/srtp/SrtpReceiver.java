package io.ivory.runtime.srtp;

import io.ivory.runtime.sdp.SrtpKey;
import io.ivory.runtime.sdp.SrtpSuite;
import java.nio.ByteBuffer;

/**
 * Decrypts what the other side sends, after it has seen that it is theirs and new (RFC 3711 sections 3.3 and 3.4). What
 * is forged, changed on the way or sent a second time changes nothing here. One thread owns it.
 */
public final class SrtpReceiver {

    private final PacketCipher rtp;
    private final PacketCipher rtcp;
    private final ReplayWindows packets = new ReplayWindows();
    private final ReplayWindows reports = new ReplayWindows();
    private final byte[] packet = new byte[SrtpHeader.MOST_BYTES];

    public SrtpReceiver(SrtpSuite suite, SrtpKey theirs) {
        rtp = new PacketCipher(SessionKeys.forRtp(theirs), suite.tagBytes());
        rtcp = new PacketCipher(SessionKeys.forRtcp(theirs), SrtpHeader.RTCP_TAG_BYTES);
    }

    /**
     * Decrypts the RTP packet between position and limit, and moves the limit to the end of its payload.
     *
     * @return false if it is not to be heard; then its bytes are as they came
     */
    public boolean open(ByteBuffer datagram) {
        int start = datagram.position();
        int length = datagram.remaining() - rtp.tagBytes();
        if (length < SrtpHeader.RTP_BYTES || datagram.remaining() > SrtpHeader.MOST_BYTES) {
            return false;
        }
        datagram.get(start, packet, 0, datagram.remaining());
        int header = SrtpHeader.length(packet, length);
        if (header < 0) {
            return false;
        }
        int ssrc = SrtpHeader.getInt(packet, SrtpHeader.RTP_SSRC_AT);
        long index = SrtpHeader.index(packets.highest(ssrc), SrtpHeader.sequence(packet));
        if (index < 0 || !packets.isNew(ssrc, index) || !rtp.isSigned(packet, length, (int) (index >>> 16), length)) {
            return false;
        }
        packets.enter(ssrc, index);
        rtp.crypt(packet, header, length - header, ssrc, index);
        put(datagram, start, length);
        return true;
    }

    /** The same for a compound packet of RTCP. */
    public boolean openReport(ByteBuffer datagram) {
        int start = datagram.position();
        int signed = datagram.remaining() - rtcp.tagBytes();
        int length = signed - SrtpHeader.RTCP_INDEX_BYTES;
        if (length < SrtpHeader.RTCP_HEADER_BYTES || datagram.remaining() > SrtpHeader.MOST_BYTES) {
            return false;
        }
        datagram.get(start, packet, 0, datagram.remaining());
        int ssrc = SrtpHeader.getInt(packet, SrtpHeader.RTCP_SSRC_AT);
        int trailer = SrtpHeader.getInt(packet, length);
        int index = trailer & SrtpHeader.RTCP_INDEX_MASK;
        boolean encrypted = trailer < 0; // nobody has agreed to reports in the clear
        if (!encrypted || !reports.isNew(ssrc, index) || !rtcp.isSigned(packet, signed, signed)) {
            return false;
        }
        reports.enter(ssrc, index);
        rtcp.crypt(packet, SrtpHeader.RTCP_HEADER_BYTES, length - SrtpHeader.RTCP_HEADER_BYTES, ssrc, index);
        put(datagram, start, length);
        return true;
    }

    private void put(ByteBuffer datagram, int start, int length) {
        datagram.limit(start + length);
        datagram.put(start, packet, 0, length);
    }
}
