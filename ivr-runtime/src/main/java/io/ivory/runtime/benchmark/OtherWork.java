package io.ivory.runtime.benchmark;

import java.util.concurrent.locks.LockSupport;

/**
 * Stands in for the web pages that share a process with the phone side in service: allocates steadily and keeps 150 MB of
 * it for a while, so that the garbage collectors have to show what they do to calls.
 */
final class OtherWork {

    private static final int PIECE_BYTES = 10_000;
    private static final int KEPT = 15_000;
    private static final long STEP_NS = 10_000_000;
    private static final int STEPS_A_SECOND = 100;

    private final byte[][] kept = new byte[KEPT][];
    private int next;

    /** Allocates so many megabytes a second until the process ends; nothing for 0. */
    static void start(int megabytesPerSecond) {
        if (megabytesPerSecond > 0) {
            Thread.ofPlatform().name("other-work").daemon().start(() -> new OtherWork().run(megabytesPerSecond));
        }
    }

    private void run(int megabytesPerSecond) {
        int pieces = Math.max(1, megabytesPerSecond * 1_000_000 / PIECE_BYTES / STEPS_A_SECOND);
        for (long dueNs = System.nanoTime(); ; dueNs += STEP_NS) {
            for (int i = 0; i < pieces; i++) {
                kept[next] = new byte[PIECE_BYTES];
                next = (next + 1) % KEPT;
            }
            LockSupport.parkNanos(dueNs + STEP_NS - System.nanoTime());
        }
    }
}
