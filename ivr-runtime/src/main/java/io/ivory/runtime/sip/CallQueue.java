package io.ivory.runtime.sip;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what concerns one call, one after the other and in the order it came. So a leg needs no lock, and nobody who is
 * called back holds one.
 */
final class CallQueue {

    private static final Logger log = LoggerFactory.getLogger(CallQueue.class);

    private final Executor threads;
    private final String sipCallId;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    CallQueue(Executor threads, String sipCallId) {
        this.threads = threads;
        this.sipCallId = sipCallId;
    }

    void add(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::drain);
    }

    private void drain() {
        while (true) {
            Runnable work;
            synchronized (waiting) {
                work = waiting.poll();
                if (work == null) {
                    running = false;
                    return;
                }
            }
            run(work);
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError bug) { // the call's other messages must still be heard
            log.atError().addKeyValue("sipCallId", sipCallId).setCause(bug).log("a SIP message could not be handled");
        }
    }
}
