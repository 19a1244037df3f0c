package io.ivory.runtime.media;

import io.ivory.runtime.rtp.RtpPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network of lists: what a line sent, and what it will receive. */
final class FakePort implements PacketPort {

    final List<Sent> sent = new ArrayList<>();

    /** The same as bytes. */
    final List<byte[]> datagrams = new ArrayList<>();

    /** What was sent by RTCP. */
    final List<byte[]> reportDatagrams = new ArrayList<>();

    boolean closed;

    @Nullable
    InetSocketAddress peer;

    private final ArrayDeque<Arriving> arriving = new ArrayDeque<>();
    private final ArrayDeque<Arriving> arrivingReports = new ArrayDeque<>();

    /** Where reports by RTCP were sent. */
    final List<InetSocketAddress> reports = new ArrayList<>();

    /** A packet that a line sent. */
    record Sent(
            InetSocketAddress to, boolean marker, int type, int sequence, int timestamp, int ssrc, List<Byte> payload) {

        boolean isSilence() {
            byte silence = (byte) (type == 8 ? 0xD5 : 0xFF);
            return payload.stream().allMatch(code -> code == silence);
        }
    }

    /** What was sent, without the frames that say nothing. */
    List<Sent> sounds() {
        return sent.stream().filter(packet -> !packet.isSilence()).toList();
    }

    /** How many packets nobody has read. */
    int waiting() {
        return arriving.size();
    }

    private record Arriving(InetSocketAddress from, ByteBuffer packet) {}

    void arrives(InetSocketAddress from, int ssrc, int sequence, int timestamp, int type, byte... payload) {
        var packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + payload.length);
        RtpPacket.writeHeader(packet, false, type, sequence, timestamp, ssrc);
        packet.put(payload);
        arrives(from, packet.array());
    }

    void arrives(InetSocketAddress from, byte[] datagram) {
        arriving.add(new Arriving(from, ByteBuffer.wrap(datagram)));
    }

    void reportArrives(InetSocketAddress from, byte[] datagram) {
        arrivingReports.add(new Arriving(from, ByteBuffer.wrap(datagram)));
    }

    @Override
    public int port() {
        return 10_000;
    }

    @Override
    public void send(ByteBuffer bytes, InetSocketAddress to) {
        datagrams.add(bytes(bytes));
        var packet = new RtpPacket();
        if (!packet.wrap(bytes)) {
            throw new AssertionError("sent what is no RTP packet");
        }
        List<Byte> payload = new ArrayList<>();
        for (int i = 0; i < packet.payloadLength(); i++) {
            payload.add(packet.payload(i));
        }
        sent.add(new Sent(
                to,
                packet.marker(),
                packet.payloadType(),
                packet.sequence(),
                packet.timestamp(),
                packet.ssrc(),
                payload));
    }

    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer target) {
        Arriving next = arriving.poll();
        if (next == null) {
            return null;
        }
        target.put(next.packet());
        return next.from();
    }

    @Override
    public void sendReport(ByteBuffer packet, InetSocketAddress to) {
        reports.add(to);
        reportDatagrams.add(bytes(packet));
    }

    private static byte[] bytes(ByteBuffer packet) {
        var copy = new byte[packet.remaining()];
        packet.get(packet.position(), copy);
        return copy;
    }

    @Override
    public @Nullable InetSocketAddress receiveReport(ByteBuffer target) {
        Arriving next = arrivingReports.poll();
        if (next == null) {
            return null;
        }
        target.put(next.packet());
        return next.from();
    }

    @Override
    public void narrowTo(@Nullable InetSocketAddress only) {
        peer = only;
    }

    @Override
    public void close() {
        closed = true;
    }
}
