package io.ivory.runtime.telephony;

import io.ivory.runtime.codec.Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The sound of a {@link TestPhone}: RTP of bytes and a socket that shares no code with the media side. */
final class PhoneSound implements AutoCloseable {

    private static final int EVENTS = 96;

    final List<byte[]> heardPackets = new CopyOnWriteArrayList<>();
    private final DatagramSocket rtp = TestPhone.socket();
    private final Codec codec;
    private final int source;
    private int peerPort;
    private int sequence;
    private int timestamp;
    private volatile @Nullable PhoneEncryption encryption;

    /** Changes a bit of each packet on its way. */
    boolean tampering;

    PhoneSound(Codec codec, int source) {
        this.codec = codec;
        this.source = source;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return rtp.getLocalPort();
    }

    int peerPort() {
        return peerPort;
    }

    void encrypts() {
        encryption = new PhoneEncryption();
    }

    /** Where the other side takes sound, and by which key it sends it. */
    void hearWhere(String message) {
        peerPort = Integer.parseInt(TestPhone.found(message, "m=audio (\\d+)"));
        PhoneEncryption own = encryption;
        if (own != null) {
            own.learn(TestPhone.found(message, "(?m)^a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:(\\S+)"));
        }
    }

    /** The lines that say what this phone takes at {@code port}. */
    String media(int port) {
        PhoneEncryption own = encryption;
        return String.join(
                "\r\n",
                "m=audio " + port + (own == null ? " RTP/AVP " : " RTP/SAVP ") + codec.payloadType() + " " + EVENTS,
                "a=rtpmap:96 telephone-event/8000",
                own == null ? "" : "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + own.ownKey + "\r\n");
    }

    void speak(short level, int packets) {
        var samples = new short[Codec.FRAME_SAMPLES];
        Arrays.fill(samples, level);
        for (int i = 0; i < packets; i++) {
            say(samples);
        }
    }

    void say(short[] frame) {
        send(codec.payloadType(), codec.encode(frame));
        timestamp += Codec.FRAME_SAMPLES;
    }

    void press(char key) {
        byte event = (byte) (key == '*' ? 10 : key == '#' ? 11 : key - '0');
        for (int i = 1; i <= 6; i++) {
            send(EVENTS, new byte[] {event, (byte) (i > 3 ? 0x8A : 0x0A), 0, (byte) (40 * Math.min(i, 4))});
        }
        timestamp += 1_600;
    }

    short[] heard() {
        var bytes = new ByteArrayOutputStream();
        for (byte[] packet : heardPackets) {
            if ((packet[1] & 0x7F) == codec.payloadType()) {
                byte[] readable = read(packet);
                bytes.write(readable, 12, readable.length - 12);
            }
        }
        return codec.decode(bytes.toByteArray());
    }

    boolean heard(short[] samples) {
        short[] wanted = codec.decode(codec.encode(samples));
        short[] all = heard();
        for (int from = 0; from + wanted.length <= all.length; from++) {
            if (Arrays.equals(all, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    boolean heardKey(char key) {
        return heardPackets.stream()
                .anyMatch(packet -> (packet[1] & 0x7F) == EVENTS && packet.length == 16 && packet[12] == key - '0');
    }

    @Override
    public void close() {
        rtp.close();
    }

    private byte[] read(byte[] packet) {
        PhoneEncryption own = encryption;
        return own == null ? packet : own.decrypted(packet);
    }

    private void listen() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[2_048], 2_048);
                rtp.receive(packet);
                heardPackets.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        } catch (IOException closed) {
            // the phone is switched off, or nobody spoke for long
        }
    }

    private void send(int type, byte[] payload) {
        var packet = ByteBuffer.allocate(12 + payload.length);
        packet.put((byte) 0x80)
                .put((byte) type)
                .putShort((short) sequence++)
                .putInt(timestamp)
                .putInt(source);
        packet.put(payload);
        PhoneEncryption own = encryption;
        byte[] datagram = own == null ? packet.array() : own.encrypted(packet.array());
        datagram[12] ^= (byte) (tampering ? 1 : 0);
        TestPhone.send(rtp, datagram, peerPort);
    }
}
