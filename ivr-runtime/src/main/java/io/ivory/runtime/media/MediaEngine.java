package io.ivory.runtime.media;

import io.ivory.runtime.rtp.PortRange;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Gives calls their audio: RTP ports, and the thread that serves them. Started once; thread-safe. */
public final class MediaEngine implements AutoCloseable {

    /** More than any packet that Ethernet carries. */
    private static final int PACKET_BYTES = 2_048;

    private final InetAddress address;
    private final PortRange ports;
    private final MediaThread thread = new MediaThread();
    private final SecureRandom random = new SecureRandom();
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(PACKET_BYTES);
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(PACKET_BYTES);

    private MediaEngine(InetAddress address, PortRange ports) {
        this.address = address;
        this.ports = ports;
    }

    /** Starts the media thread; ports are opened call by call. */
    public static MediaEngine start(InetAddress address, PortRange ports) {
        var engine = new MediaEngine(address, ports);
        engine.thread.start();
        return engine;
    }

    /**
     * Opens the ports of a call. It listens to nobody until it is told where the caller is.
     *
     * @throws NoFreePortException if all are taken
     */
    public MediaSession open() {
        if (thread.isStopping()) {
            throw new IllegalStateException("The media engine is closed");
        }
        long nowNs = System.nanoTime();
        RtpSockets sockets = RtpSockets.open(address, ports);
        var start = new OutgoingAudio.StreamStart(random.nextInt(), random.nextInt(1 << 15), random.nextInt());
        var line = new Line(
                sockets,
                new OutgoingAudio(sockets, outgoing, start, nowNs),
                new IncomingAudio(sockets, incoming, nowNs));
        return new MediaSession(line, sockets.port(), thread);
    }

    /** How many calls have ports at this moment. */
    public int openSessions() {
        return ports.inUse();
    }

    /** Closes all sessions; what waits for them is cancelled. */
    @Override
    public void close() {
        thread.stop();
    }
}
