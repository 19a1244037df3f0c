package io.ivory.runtime.testphone;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends a message over UDP again and again, each time after a longer pause, until told to stop (RFC 3261 section 17). */
final class Retransmission {

    private static final long T1_MS = 500;
    private static final long T2_MS = 4_000;
    private static final long GIVE_UP_MS = 64 * T1_MS;

    private final ScheduledExecutorService timer;
    private final Runnable send;
    private long pauseMs = T1_MS;
    private long passedMs;
    private boolean stopped;

    private Retransmission(ScheduledExecutorService timer, Runnable send) {
        this.timer = timer;
        this.send = send;
    }

    /** Sends at once, and again after 0.5 s, 1 s, 2 s, then every 4 s, for 32 s in all. */
    static Retransmission start(ScheduledExecutorService timer, Runnable send) {
        var retransmission = new Retransmission(timer, send);
        send.run();
        retransmission.schedule();
        return retransmission;
    }

    synchronized void stop() {
        stopped = true;
    }

    private synchronized void schedule() {
        if (stopped || passedMs >= GIVE_UP_MS) {
            return;
        }
        try {
            var _ = timer.schedule(this::again, pauseMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            stopped = true;
        }
    }

    private synchronized void again() {
        if (!stopped) {
            send.run();
            passedMs += pauseMs;
            pauseMs = Math.min(2 * pauseMs, T2_MS);
            schedule();
        }
    }
}
