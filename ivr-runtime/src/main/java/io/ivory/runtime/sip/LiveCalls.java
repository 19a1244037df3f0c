package io.ivory.runtime.sip;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The calls that are not over, their BYEs included. Thread-safe. */
final class LiveCalls {

    private final Set<StackCall> calls = ConcurrentHashMap.newKeySet();
    private final CountDownLatch drained = new CountDownLatch(1);
    private volatile boolean closing;

    void add(StackCall call) {
        calls.add(call);
    }

    void remove(StackCall call) {
        calls.remove(call);
        if (closing && calls.isEmpty()) {
            drained.countDown();
        }
    }

    int count() {
        return calls.size();
    }

    boolean isClosing() {
        return closing;
    }

    /** Takes no more; those that are there go on. */
    void drain() {
        closing = true;
    }

    /** Takes no more; what is there is to be ended. */
    List<StackCall> close() {
        closing = true;
        if (calls.isEmpty()) {
            drained.countDown();
        }
        return List.copyOf(calls);
    }

    /** Waits until all are over, or long enough. */
    boolean awaitDrained(Duration most) {
        try {
            return drained.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
