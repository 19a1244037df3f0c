package io.ivory.runtime.media;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all lines: it wakes each when something is due for it, and carries out what other threads
 * wish for. A platform thread, good for about 1,000 calls; it sleeps while no slot has a line in it.
 */
final class MediaThread {

    private static final Logger LOG = LoggerFactory.getLogger(MediaThread.class);

    private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();
    private final Set<Line> lines = new HashSet<>();
    private final TimerWheel<Line> wheel = new TimerWheel<>(System.nanoTime());
    private final Thread thread;
    private volatile boolean stopping;

    @SuppressWarnings("ThreadPriorityCheck") // a wish, not a condition: audio before anything that can wait
    MediaThread() {
        thread = Thread.ofPlatform()
                .name("ivory-media")
                .daemon()
                .priority(Thread.MAX_PRIORITY)
                .unstarted(this::run);
    }

    /** What another thread wants of a line. */
    @FunctionalInterface
    interface Wish {

        void grant(Line line, long nowNs);
    }

    private record Command(Line line, Wish wish) {}

    void start() {
        thread.start();
    }

    /** Has the wish granted as soon as possible, and then whatever became due by it. Wishes keep their order. */
    void submit(Line line, Wish wish) {
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
        while (!stopping) {
            obey();
            wheel.expire(System.nanoTime(), this::wake);
            if (commands.isEmpty()) {
                long nowNs = System.nanoTime();
                LockSupport.parkNanos(this, wheel.nextDueNs(nowNs) - nowNs);
            }
        }
        obey();
        for (Line line : lines) {
            line.close();
        }
        lines.clear();
    }

    private void obey() {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            Line line = command.line();
            lines.add(line);
            attend(line, command.wish(), System.nanoTime());
        }
    }

    private void wake(Line line, long nowNs) {
        // a line that has worked since it was put here stands in a later slot as well
        if (!line.isClosed() && nowNs - line.wakeNs() >= 0) {
            attend(line, (awake, now) -> {}, nowNs);
        }
    }

    private void attend(Line line, Wish wish, long nowNs) {
        try {
            wish.grant(line, nowNs);
            if (!line.isClosed()) {
                line.work(nowNs);
            }
        } catch (RuntimeException | Error bug) { // the audio of all other calls must go on
            LOG.atError().setCause(bug).log("audio of a call failed");
            line.close();
        }
        if (line.isClosed()) {
            lines.remove(line);
        } else {
            wheel.add(line, line.wakeNs());
        }
    }
}
