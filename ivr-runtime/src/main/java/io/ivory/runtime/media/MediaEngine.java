package io.ivory.runtime.media;

import io.ivory.runtime.rtp.PortRange;
import io.ivory.runtime.rtp.RtcpReports;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Gives calls their audio: RTP ports, and the threads that serve them. Started once; thread-safe. */
public final class MediaEngine implements AutoCloseable {

    /** A thread that has more falls behind on a busy machine; one that has fewer wakes up for little. */
    private static final int LINES_OF_A_THREAD = 1_000;

    /** 20 ms, the usual packet time. */
    private static final long LATE_NS = 20_000_000;

    /** With fewer calls it is not they who make the thread late, and turning others away would not help. */
    private static final int FEW_LINES = 100;

    private final InetAddress address;
    private final PortRange ports;
    private final Patience patience;
    private final SecureRandom random = new SecureRandom();
    private final EncodedSounds sounds = new EncodedSounds();
    private final LinesOver over = new LinesOver();
    private final List<MediaThread> threads = new ArrayList<>();
    private boolean closed;

    private MediaEngine(InetAddress address, PortRange ports, Patience patience) {
        this.address = address;
        this.ports = ports;
        this.patience = patience;
    }

    /** Starts it; ports are opened call by call, and threads when those that are there have enough to do. */
    public static MediaEngine start(InetAddress address, PortRange ports) {
        return start(address, ports, Patience.USUAL);
    }

    /** The same, with callers who may be silent for longer or shorter than usual. */
    public static MediaEngine start(InetAddress address, PortRange ports, Patience patience) {
        return new MediaEngine(address, ports, patience);
    }

    /**
     * Opens the ports of a call. It listens to nobody until it is told where the caller is.
     *
     * @throws NoFreePortException if all are taken
     */
    public MediaSession open() {
        return open(threadWithRoom());
    }

    /**
     * The same for somebody who is called on behalf of {@code other}: only such sessions can be bridged.
     *
     * @throws NoFreePortException if all are taken
     */
    public MediaSession openBeside(MediaSession other) {
        return open(other.thread());
    }

    /** How many calls have ports at this moment. */
    public int openSessions() {
        return ports.inUse();
    }

    public MediaCounters counters() {
        int running;
        long latenessNs;
        synchronized (threads) {
            running = threads.size();
            latenessNs =
                    threads.stream().mapToLong(MediaThread::latenessNs).max().orElse(0);
        }
        return new MediaCounters(running, Duration.ofNanos(latenessNs), ports.size(), ports.inUse(), over.sums());
    }

    /**
     * Whether the threads keep up with the calls they have: late by a whole packet for a second, and another call would be
     * heard by all.
     */
    public boolean hasRoom() {
        synchronized (threads) {
            for (MediaThread thread : threads) {
                if (thread.load() >= FEW_LINES && thread.latenessNs() >= LATE_NS) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Closes all sessions; what waits for them is cancelled. */
    @Override
    public void close() {
        List<MediaThread> running;
        synchronized (threads) {
            closed = true;
            running = List.copyOf(threads);
        }
        running.forEach(MediaThread::stop);
    }

    private MediaSession open(MediaThread thread) {
        if (thread.isStopping()) {
            throw new IllegalStateException("The media engine is closed");
        }
        long nowNs = System.nanoTime();
        RtpSockets sockets = RtpSockets.open(address, ports);
        var start = new OutgoingAudio.StreamStart(random.nextInt(), random.nextInt(1 << 15), random.nextInt());
        var line = new Line(
                sockets,
                new OutgoingAudio(sockets, thread.outgoing(), start, nowNs),
                new IncomingAudio(sockets, thread.incoming(), nowNs),
                sounds,
                new RtcpReports(start.ssrc(), new SplittableRandom(random.nextLong()), nowNs),
                patience);
        thread.adopt(line, sockets);
        return new MediaSession(line, sockets.port(), thread, sounds);
    }

    private MediaThread threadWithRoom() {
        synchronized (threads) {
            if (closed) {
                throw new IllegalStateException("The media engine is closed");
            }
            for (MediaThread thread : threads) {
                if (thread.load() < LINES_OF_A_THREAD) {
                    return thread;
                }
            }
            if (threads.size() < Runtime.getRuntime().availableProcessors()) {
                var thread = new MediaThread(threads.size() + 1, over);
                thread.start();
                threads.add(thread);
                return thread;
            }
            return threads.stream()
                    .min(Comparator.comparingInt(MediaThread::load))
                    .orElseThrow();
        }
    }
}
