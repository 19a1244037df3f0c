package io.ivory.runtime.media;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.codec.G722Wide;
import io.ivory.runtime.codec.Transcoder;
import io.ivory.runtime.dtmf.TelephoneEvent;
import io.ivory.runtime.rtp.Reception;
import io.ivory.runtime.rtp.RtcpReports;
import io.ivory.runtime.rtp.RtpPacer;
import io.ivory.runtime.rtp.RtpPacket;
import io.ivory.runtime.rtp.SequenceNumber;
import io.ivory.runtime.srtp.SrtpSender;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a call sends: one RTP stream with one SSRC from answer to hang-up, whether we speak or a bridged caller does.
 *
 * <p>Packets that are passed on keep their distances in sequence and time, so that the phone sees the loss and jitter
 * there really was. The media thread owns it.
 */
final class OutgoingAudio {

    /** A larger step in sequence is another stream, not loss: 20 s of audio. */
    private static final int LARGEST_STEP = 1_000;

    private static final int HIGHEST_PORT = 65_535;

    private final PacketPort port;
    private final ByteBuffer buffer;
    private final int ssrc;
    private final RtpPacer pacer;

    /** What makes the bytes of G.722, where the caller wants it. */
    private final G722Wide wide = new G722Wide();

    private int nextSequence;
    private int timestampAfterLast;
    private long packetsSent;
    private long bytesSent;
    private long lastSentNs;
    private boolean silent;
    private @Nullable SrtpSender encryption;

    private boolean passingOn;
    private @Nullable Transcoder transcoder;
    private int passedSsrc;
    private int sequenceOffset;
    private int timestampOffset;

    OutgoingAudio(PacketPort port, ByteBuffer buffer, StreamStart start, long nowNs) {
        this.port = port;
        this.buffer = buffer;
        this.ssrc = start.ssrc();
        this.nextSequence = start.sequence();
        this.timestampAfterLast = ~start.timestamp(); // the first packet begins a talk spurt
        this.pacer = new RtpPacer(start.timestamp(), nowNs);
    }

    /** The random numbers that a stream begins with (RFC 3550 section 5.1). */
    record StreamStart(int ssrc, int sequence, int timestamp) {}

    /** From now on everything leaves encrypted with this; plain if null. */
    void encrypt(@Nullable SrtpSender with) {
        encryption = with;
    }

    /** Makes the first frame after a silence due at once. */
    void resume(long nowNs) {
        pacer.resume(nowNs);
    }

    /** Makes the next frame due at once: a caller waits for it. */
    void hurry(long nowNs) {
        if (!pacer.isDue(nowNs)) {
            pacer.hurry(nowNs);
            timestampAfterLast = ~pacer.timestampAt(nowNs); // marked: a good moment for the phone to adapt
        }
    }

    /** Whether the last frame of ours said nothing. */
    boolean isSilent() {
        return silent;
    }

    void packetTime(int ms) {
        pacer.packetTime(ms);
    }

    boolean isDue(long nowNs) {
        return pacer.isDue(nowNs);
    }

    long nextDueNs() {
        return pacer.nextDueNs();
    }

    long packetsSent() {
        return packetsSent;
    }

    /** Whether nothing has been sent for so long. */
    boolean quietFor(long ns, long nowNs) {
        return packetsSent == 0 || nowNs - lastSentNs >= ns;
    }

    /** Sends the next frame of {@code sound}, which must be due. */
    void sendFrame(Playback sound, RemoteMedia remote, InetSocketAddress to, long nowNs) {
        int timestamp = pacer.take(nowNs);
        begin(timestamp != timestampAfterLast || silent, remote.out().audio(), timestamp);
        silent = false;
        sound.nextFrame(remote.codec(), pacer.packetSamples(), buffer, wide);
        timestampAfterLast = timestamp + pacer.packetSamples();
        transmit(to, nowNs);
    }

    /** Sends a frame of silence, which must be due. */
    void sendSilence(RemoteMedia remote, InetSocketAddress to, long nowNs) {
        int timestamp = pacer.take(nowNs);
        begin(timestamp != timestampAfterLast, remote.out().audio(), timestamp);
        silent = true;
        Playback.putSilence(remote.codec(), pacer.packetSamples(), buffer, wide);
        timestampAfterLast = timestamp + pacer.packetSamples();
        transmit(to, nowNs);
    }

    /** Sends a report of a key press. */
    void sendEvent(
            TelephoneEvent event, int payloadType, boolean marker, int timestamp, InetSocketAddress to, long nowNs) {
        begin(marker, payloadType, timestamp);
        event.writeTo(buffer);
        transmit(to, nowNs);
    }

    /** Reports what was sent and received, to the port above the one for audio (RFC 3550 section 11). */
    void sendReport(RtcpReports reports, Reception reception, InetSocketAddress audio, long nowNs) {
        if (audio.getPort() < HIGHEST_PORT) {
            buffer.clear();
            var sent = new RtcpReports.Sent(pacer.timestampAt(nowNs), packetsSent, bytesSent);
            reports.write(sent, reception, buffer, nowNs);
            buffer.flip();
            if (encryption == null || encryption.protectReport(buffer)) {
                port.sendReport(buffer, new InetSocketAddress(audio.getAddress(), audio.getPort() + 1));
            }
        }
    }

    /** What the timestamp of a packet made now would be. */
    int timestampAt(long nowNs) {
        return pacer.timestampAt(nowNs);
    }

    /** Passes on a packet of audio from a bridged call. */
    void passOn(RtpPacket packet, Codec from, RemoteMedia to, InetSocketAddress target, long nowNs) {
        boolean first = follow(packet, nowNs);
        int timestamp = packet.timestamp() + timestampOffset;
        writeHeader(packet, first, to.out().audio(), timestamp);
        int length = Math.min(packet.payloadLength(), buffer.remaining() - SrtpSender.MOST_ADDED_BYTES);
        Transcoder converter = transcoder;
        if (converter == null || !converter.isBetween(from, to.codec())) {
            Codec.Encoder encoder = to.codec().hasMemory() ? wide : to.codec().encoder();
            converter = new Transcoder(from, to.codec(), encoder);
            transcoder = converter;
        }
        boolean asItCame = from == to.codec() && from.hasMemory();
        for (int i = 0; i < length; i++) {
            byte passed = converter.convert(packet.payload(i));
            buffer.put(passed);
            if (asItCame) {
                wide.follow(passed);
            }
        }
        timestampAfterLast = timestamp + length;
        pacer.follow(timestamp, length, nowNs);
        transmit(target, nowNs);
    }

    /** Passes on a report of a key press from a bridged call. */
    void passOnEvent(RtpPacket packet, int payloadType, InetSocketAddress target, long nowNs) {
        boolean first = follow(packet, nowNs);
        writeHeader(packet, first, payloadType, packet.timestamp() + timestampOffset);
        for (int i = 0; i < TelephoneEvent.BYTES; i++) {
            buffer.put(packet.payload(i));
        }
        transmit(target, nowNs);
    }

    /** What is sent from now on is ours. */
    void stopPassingOn() {
        passingOn = false;
        transcoder = null;
    }

    private boolean follow(RtpPacket packet, long nowNs) {
        int expected = (nextSequence - sequenceOffset) & 0xFFFF;
        boolean sameStream = passingOn
                && packet.ssrc() == passedSsrc
                && Math.abs(SequenceNumber.distance(expected, packet.sequence())) <= LARGEST_STEP;
        if (!sameStream) {
            passingOn = true;
            passedSsrc = packet.ssrc();
            sequenceOffset = nextSequence - packet.sequence();
            timestampOffset = pacer.timestampAt(nowNs) - packet.timestamp();
        }
        return !sameStream;
    }

    private void writeHeader(RtpPacket packet, boolean first, int payloadType, int timestamp) {
        int sequence = (packet.sequence() + sequenceOffset) & 0xFFFF;
        buffer.clear();
        RtpPacket.writeHeader(buffer, first || packet.marker(), payloadType, sequence, timestamp, ssrc);
        if (SequenceNumber.distance(nextSequence, sequence) >= 0) {
            nextSequence = (sequence + 1) & 0xFFFF;
        }
    }

    private void begin(boolean marker, int payloadType, int timestamp) {
        buffer.clear();
        RtpPacket.writeHeader(buffer, marker, payloadType, nextSequence, timestamp, ssrc);
        nextSequence = (nextSequence + 1) & 0xFFFF;
        sequenceOffset++; // what is being passed on moves back by the packet put in between
    }

    private void transmit(InetSocketAddress to, long nowNs) {
        int payload = buffer.position() - RtpPacket.HEADER_BYTES;
        lastSentNs = nowNs;
        buffer.flip();
        if (encryption == null || encryption.protect(buffer)) {
            port.send(buffer, to);
            packetsSent++;
            bytesSent += payload;
        }
    }
}
