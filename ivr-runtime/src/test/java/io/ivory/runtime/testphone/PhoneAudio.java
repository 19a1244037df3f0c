package io.ivory.runtime.testphone;

import io.ivory.runtime.speech.Pcm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one call: sends a frame every 20 ms, silence if there is nothing to say, as a real phone does; keeps
 * what it receives. Two virtual threads, one a direction; all fields are guarded by this object.
 */
final class PhoneAudio implements AutoCloseable {

    static final int FRAME_SAMPLES = 160; // 20 ms at 8,000 Hz, RFC 3551 section 4.2
    private static final long FRAME_NS = 20_000_000;
    private static final int HEADER_BYTES = 12; // RFC 3550 section 5.1

    private final DatagramSocket socket;
    private final Recording recording = new Recording();
    private final ArrayDeque<byte[]> outgoing = new ArrayDeque<>();
    private @Nullable InetSocketAddress peer;
    private Companding law = Companding.PCMU;
    private int keysType = -1;
    private boolean closed;

    PhoneAudio() {
        socket = evenPort();
        Thread.ofVirtual().name("phone-rtp-in").start(this::receive);
    }

    int port() {
        return socket.getLocalPort();
    }

    Recording recording() {
        return recording;
    }

    /** Starts to send, or goes on with another peer or law. */
    synchronized void connect(InetSocketAddress newPeer, Companding newLaw, int newKeysType) {
        boolean first = peer == null;
        peer = newPeer;
        law = newLaw;
        keysType = newKeysType;
        recording.understands(newLaw, newKeysType);
        if (first) {
            Thread.ofVirtual().name("phone-rtp-out").start(this::send);
        }
    }

    /** Says {@code sound} after what is still to be said. */
    synchronized void say(Pcm sound) {
        for (int at = 0; at < sound.samples().length; at += FRAME_SAMPLES) {
            var payload = new byte[FRAME_SAMPLES];
            Arrays.fill(payload, law.silence());
            for (int i = 0; i < FRAME_SAMPLES && at + i < sound.samples().length; i++) {
                payload[i] = law.encode(sound.samples()[at + i]);
            }
            outgoing.add(payload);
        }
    }

    /**
     * Presses a key for 100 ms after what is still to be said, and lets go for 80 ms. The key's packets carry one
     * timestamp and growing durations, the last one three times (RFC 4733 section 2.5.1).
     */
    synchronized void press(char key) {
        int event = "0123456789*#".indexOf(key);
        if (event < 0 || keysType < 0) {
            throw new AssertionError("Cannot press \"" + key + "\": "
                    + (event < 0 ? "there is no such key" : "the other side does not understand telephone-event"));
        }
        for (int frame = 1; frame <= 5; frame++) {
            outgoing.add(keyPayload(event, false, frame));
        }
        for (int repeat = 0; repeat < 3; repeat++) {
            outgoing.add(keyPayload(event, true, 5));
        }
        say(new Pcm(new short[4 * FRAME_SAMPLES]));
    }

    private static byte[] keyPayload(int event, boolean end, int frames) {
        int duration = frames * FRAME_SAMPLES;
        return new byte[] {(byte) event, (byte) (end ? 0x8A : 0x0A), (byte) (duration >> 8), (byte) duration};
    }

    /** Returns once everything has been said and pressed. */
    synchronized void awaitAllSent() throws InterruptedException {
        while (!outgoing.isEmpty() && !closed) {
            wait();
        }
    }

    private void send() {
        var random = ThreadLocalRandom.current();
        var packets = new PacketMaker(random.nextInt(), random.nextInt(1 << 16), random.nextInt());
        long dueNs = System.nanoTime();
        while (true) {
            dueNs += FRAME_NS;
            for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
                LockSupport.parkNanos(leftNs);
            }
            synchronized (this) {
                InetSocketAddress to = peer;
                if (closed || to == null) {
                    return;
                }
                byte @Nullable [] payload = outgoing.poll();
                byte[] packet = packets.next(payload == null ? silence() : payload, law.payloadType(), keysType);
                if (outgoing.isEmpty()) {
                    notifyAll();
                }
                transmit(packet, to);
            }
        }
    }

    private byte[] silence() {
        var silence = new byte[FRAME_SAMPLES];
        Arrays.fill(silence, law.silence());
        return silence;
    }

    private void transmit(byte[] packet, InetSocketAddress to) {
        try {
            socket.send(new DatagramPacket(packet, packet.length, to));
        } catch (IOException gone) {
            outgoing.clear(); // the call is over, or nobody listens there any more
            notifyAll();
        }
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[2_048], 2_048);
        while (true) {
            try {
                packet.setLength(2_048);
                socket.receive(packet);
            } catch (IOException closedSocket) {
                return;
            }
            if (packet.getLength() > HEADER_BYTES) {
                recording.take(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        socket.close();
        recording.finish();
    }

    /** RTP takes an even port (RFC 3550 section 11). */
    private static DatagramSocket evenPort() {
        try {
            while (true) {
                var candidate = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
                if (candidate.getLocalPort() % 2 == 0) {
                    return candidate;
                }
                candidate.close();
            }
        } catch (SocketException e) {
            throw new UncheckedIOException("No free RTP port on 127.0.0.1", e);
        }
    }

    /** Numbers and stamps the packets of one stream. The sending thread owns it. */
    private static final class PacketMaker {

        private final int source;
        private int sequence;
        private int timestamp;
        private int keyStart;
        private boolean inKey;

        PacketMaker(int source, int sequence, int timestamp) {
            this.source = source;
            this.sequence = sequence;
            this.timestamp = timestamp;
        }

        byte[] next(byte[] payload, int audioType, int keysType) {
            boolean key = payload.length == 4;
            boolean keyBegins = key && !inKey;
            if (keyBegins) {
                keyStart = timestamp;
            }
            inKey = key;
            byte[] packet = ByteBuffer.allocate(HEADER_BYTES + payload.length)
                    .put((byte) 0x80)
                    .put((byte) ((keyBegins ? 0x80 : 0) | (key ? keysType : audioType)))
                    .putShort((short) sequence++)
                    .putInt(key ? keyStart : timestamp)
                    .putInt(source)
                    .put(payload)
                    .array();
            timestamp += FRAME_SAMPLES;
            return packet;
        }
    }
}
