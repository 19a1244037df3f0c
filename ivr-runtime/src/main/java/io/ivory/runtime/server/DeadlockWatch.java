package io.ivory.runtime.server;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether threads wait for each other for ever, and says so in the log with all that is needed to mend
 * it. It ends nothing: other calls may well go on.
 */
final class DeadlockWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeadlockWatch.class);

    /** A look takes a millisecond or two. */
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Consumer<String> report;
    private final Set<Long> known = new HashSet<>();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("deadlock-watch").daemon().factory());

    /** @param report told of each deadlock once, in many lines */
    DeadlockWatch(Consumer<String> report) {
        this.report = report;
    }

    /** Watches from now on, and writes what it finds to the log. */
    static DeadlockWatch start() {
        var watch = new DeadlockWatch(found -> log.atError()
                .log("threads wait for each other for ever; start the process again, and report this:\n{}", found));
        var _ = watch.clock.scheduleWithFixedDelay(watch::look, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        return watch;
    }

    /** Looks once; threads that were reported before are not reported again. */
    void look() {
        long[] deadlocked = threads.findDeadlockedThreads();
        if (deadlocked == null) {
            return;
        }
        var text = new StringBuilder();
        boolean isNews = false;
        for (ThreadInfo thread : threads.getThreadInfo(deadlocked, true, true)) {
            if (thread != null) {
                isNews |= known.add(thread.getThreadId());
                describe(thread, text);
            }
        }
        if (isNews) {
            report.accept(text.toString());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static void describe(ThreadInfo thread, StringBuilder text) {
        text.append(thread.getThreadName())
                .append(" waits for ")
                .append(thread.getLockName())
                .append(", which ")
                .append(thread.getLockOwnerName())
                .append(" holds\n");
        for (StackTraceElement frame : thread.getStackTrace()) {
            text.append("    at ").append(frame).append('\n');
        }
    }
}
