package io.ivory.runtime.fuzz;

import io.ivory.runtime.dtmf.TelephoneEvent;
import io.ivory.runtime.dtmf.TelephoneEventReceiver;
import io.ivory.runtime.rtp.Reception;
import io.ivory.runtime.rtp.RtcpReports;
import io.ivory.runtime.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Any datagrams sent to a call's port, each behind its length in two bytes: looked at as RTP (RFC 3550), as keys (RFC 4733)
 * and as RTCP, as they would be in a call.
 */
public final class RtpFuzz {

    private static final long PACKET_NS = 20_000_000;

    private RtpFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        var packet = new RtpPacket();
        var reception = new Reception();
        var keys = new TelephoneEventReceiver();
        var reports = new RtcpReports(1, new Random(1), 0);
        var all = ByteBuffer.wrap(input);
        long nowNs = 0;
        while (all.remaining() >= 2) {
            int length = Math.min(Short.toUnsignedInt(all.getShort()), all.remaining());
            ByteBuffer datagram = all.slice(all.position(), length);
            all.position(all.position() + length);
            nowNs += PACKET_NS;
            if (packet.wrap(datagram)) {
                receive(packet, reception, keys, length, nowNs);
            }
            reports.read(datagram, nowNs);
        }
        var report = ByteBuffer.allocate(1_500);
        reports.write(new RtcpReports.Sent(160, 1, 160), reception, report, nowNs);
        new RtcpReports(2, new Random(2), 0).read(report.flip(), nowNs);
    }

    private static void receive(
            RtpPacket packet, Reception reception, TelephoneEventReceiver keys, int length, long nowNs) {
        if (packet.payloadLength() < 0 || packet.payloadLength() > length - RtpPacket.HEADER_BYTES) {
            throw new AssertionError("a payload of " + packet.payloadLength() + " bytes in " + length);
        }
        for (int i = 0; i < packet.payloadLength(); i++) {
            packet.payload(i);
        }
        reception.count(packet, nowNs);
        int timestamp = packet.timestamp();
        TelephoneEvent.parse(packet).ifPresent(event -> {
            keys.on(event, timestamp);
            if (keys.on(event, timestamp).isPresent()) {
                throw new AssertionError("one key twice");
            }
        });
    }
}
