package io.ivory.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that wait for each other for ever are seen. */
@Timeout(30)
class DeadlockWatchTest {

    private final List<String> reports = new CopyOnWriteArrayList<>();

    @Test
    void twoThreadsThatWaitForEachOtherAreReportedOnceWithWhereTheyStand() throws Exception {
        var one = new ReentrantLock();
        var other = new ReentrantLock();
        var bothHoldOne = new CyclicBarrier(2);
        Thread first = Thread.ofPlatform().name("first").daemon().start(() -> take(one, other, bothHoldOne));
        Thread second = Thread.ofPlatform().name("second").daemon().start(() -> take(other, one, bothHoldOne));
        try (var watch = new DeadlockWatch(reports::add)) {
            await().until(() -> {
                watch.look();
                return !reports.isEmpty();
            });
            watch.look();

            assertThat(reports)
                    .singleElement()
                    .satisfies(report -> assertThat(report)
                            .contains("first waits for", "which second holds", "second waits for", "which first holds")
                            .contains("DeadlockWatchTest.take"));
        } finally {
            first.interrupt();
            second.interrupt();
            first.join();
            second.join();
        }
    }

    @Test
    void threadsThatWaitForSomethingElseAreNot() {
        try (var watch = new DeadlockWatch(reports::add)) {
            watch.look();

            assertThat(reports).isEmpty();
        }
    }

    private static void take(ReentrantLock first, ReentrantLock second, CyclicBarrier bothHoldOne) {
        first.lock();
        try {
            bothHoldOne.await();
            second.lockInterruptibly();
            second.unlock();
        } catch (Exception interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            first.unlock();
        }
    }
}
