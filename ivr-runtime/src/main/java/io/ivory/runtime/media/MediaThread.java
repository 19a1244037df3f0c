package io.ivory.runtime.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that owns about 1,000 lines: it wakes each when something is due for it, hands it what has arrived, and
 * carries out what other threads wish for.
 *
 * <p>A platform thread that steps by half a millisecond while it has lines, and sleeps while it has none. A line reads its
 * socket when it sends; where a key or another caller waits, and for reports, the kernel is asked for all such sockets at
 * once, each step.
 * On this path nothing is logged and no garbage is made.
 */
final class MediaThread {

    private static final Logger LOG = LoggerFactory.getLogger(MediaThread.class);

    /** More than any packet that Ethernet carries. */
    private static final int PACKET_BYTES = 2_048;

    private static final long STEP_NS = 500_000;

    private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();
    private final Map<Line, SelectionKey> lines = new HashMap<>();
    private final AtomicInteger load = new AtomicInteger();
    private final TimerWheel<Line> wheel = new TimerWheel<>(System.nanoTime());
    private final Lateness lateness = new Lateness(System.nanoTime());
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(PACKET_BYTES);
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(PACKET_BYTES);
    private final Consumer<SelectionKey> arrival = this::receive;
    private final ObjLongConsumer<Line> wakeUp = this::wake;
    private final LinesOver over;
    private final Selector selector;
    private final Thread thread;
    private volatile boolean stopping;

    /** @param over where the figures of lines go that end */
    MediaThread(int number, LinesOver over) {
        this.over = over;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("The system has no means to wait for packets", e);
        }
        thread = Thread.ofPlatform().name("ivory-media-" + number).daemon().unstarted(this::run);
    }

    /** What another thread, or a packet, wants of a line. */
    @FunctionalInterface
    interface Wish {

        void grant(Line line, long nowNs);
    }

    private record Command(Line line, Wish wish) {}

    void start() {
        thread.start();
    }

    /** Filled by one line at a time, for as long as it sends. */
    ByteBuffer outgoing() {
        return outgoing;
    }

    /** The same for what it receives. */
    ByteBuffer incoming() {
        return incoming;
    }

    /** How many lines it owns or has been promised. */
    int load() {
        return load.get();
    }

    /** By how much it is behind at present. */
    long latenessNs() {
        return lateness.averageNs();
    }

    /** Takes over a new line, on its sockets. */
    void adopt(Line line, RtpSockets sockets) {
        load.incrementAndGet();
        submit(line, (adopted, nowNs) -> {
            try {
                var sound = new Command(adopted, Line::receive);
                var reports = new Command(adopted, Line::receiveReports);
                lines.put(adopted, sockets.register(selector, sound, reports));
            } catch (IOException e) {
                throw new UncheckedIOException("An RTP port cannot be waited for", e);
            }
        });
    }

    /** Has the wish granted as soon as possible, and then whatever became due by it. Wishes keep their order. */
    void submit(Line line, Wish wish) {
        Niceness.carryWithOthers();
        commands.add(new Command(line, wish));
        LockSupport.unpark(thread);
    }

    /** Closes every line and ends the thread. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isStopping() {
        return stopping;
    }

    private void run() {
        boolean first = Niceness.goFirst();
        LOG.atInfo()
                .addKeyValue("thread", thread.getName())
                .log(
                        first
                                ? "sound goes before other work"
                                : "sound waits for other work: root, CAP_SYS_NICE or LimitNICE=-10 would let it go before");
        while (!stopping) {
            obey();
            listen();
            expire();
            if (commands.isEmpty()) {
                rest();
            }
        }
        obey();
        lines.keySet().forEach(Line::close);
        lines.clear();
        try {
            selector.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("a selector did not close");
        }
    }

    private void expire() {
        long nowNs = System.nanoTime();
        lateness.count(wheel.nextSlotNs(), nowNs);
        wheel.expire(nowNs, wakeUp);
    }

    private void rest() {
        if (lines.isEmpty()) {
            LockSupport.park(this);
            long nowNs = System.nanoTime();
            wheel.expire(nowNs, wakeUp); // nobody is in it: the time that has passed is not to be caught up with
            lateness.rest(nowNs);
        } else {
            long nowNs = System.nanoTime();
            LockSupport.parkNanos(this, Math.min(STEP_NS, wheel.nextSlotNs() - nowNs));
        }
    }

    private void obey() {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            attend(command.line(), command.wish(), System.nanoTime());
        }
    }

    private void listen() {
        try {
            selector.selectNow(arrival);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("waiting for packets failed");
        }
    }

    private void receive(SelectionKey key) {
        var arrived = (Command) key.attachment();
        try {
            arrived.wish().grant(arrived.line(), System.nanoTime());
        } catch (RuntimeException | Error bug) {
            fail(arrived.line(), bug);
        }
    }

    private void wake(Line line, long nowNs) {
        try {
            line.work(nowNs);
        } catch (RuntimeException | Error bug) {
            fail(line, bug);
        }
        putToSleep(line);
    }

    private void attend(Line line, Wish wish, long nowNs) {
        try {
            wish.grant(line, nowNs);
            if (!line.isClosed()) {
                line.work(nowNs);
            }
        } catch (RuntimeException | Error bug) {
            fail(line, bug);
        }
        putToSleep(line);
    }

    private void putToSleep(Line line) {
        if (!line.isClosed()) {
            wheel.add(line, line.wakeNs());
            listenTo(line);
        } else if (lines.remove(line) != null) {
            wheel.remove(line);
            load.decrementAndGet();
            over.add(line.statistics());
        }
    }

    /** A line that asks hears keys within a step; the others look at their sockets when they send anyway. */
    private void listenTo(Line line) {
        SelectionKey key = lines.get(line);
        int wanted = line.isAllEars() ? SelectionKey.OP_READ : 0;
        if (key != null && key.isValid() && key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** The audio of all other calls must go on. */
    private static void fail(Line line, Throwable bug) {
        LOG.atError().setCause(bug).log("audio of a call failed");
        line.close();
    }
}
