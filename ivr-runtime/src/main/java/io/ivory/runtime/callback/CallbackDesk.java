package io.ivory.runtime.callback;

import io.ivory.runtime.call.Callbacks;
import io.ivory.runtime.store.CallToMake;
import io.ivory.runtime.store.CallbackStore;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on record who is to be called back, on a thread of its own and tried until it succeeds, so that a database that is
 * away keeps no caller waiting. Thread-safe.
 */
public final class CallbackDesk implements Callbacks, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallbackDesk.class);

    /** Who waits to be put on record; to more nothing is promised. */
    static final int MOST_WAITING = 1_000;

    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    private final CallbackStore store;
    private final Duration tryAgain;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("callbacks").daemon().factory());

    /** @param tryAgain how long to wait while the database is away */
    public CallbackDesk(CallbackStore store, Duration tryAgain) {
        this.store = store;
        this.tryAgain = tryAgain;
    }

    @Override
    public boolean keep(Wish wish) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            log.atError()
                    .addKeyValue("call", wish.call())
                    .addKeyValue("waiting", MOST_WAITING)
                    .log("a callback is not promised: too many wait for the database");
            return false;
        }
        var made = new CallToMake(
                UUID.randomUUID().toString(),
                wish.from(),
                wish.reason(),
                wish.call().value(),
                wish.flow(),
                wish.at(),
                null);
        boolean kept = schedule(made, Duration.ZERO);
        if (!kept) {
            waiting.decrementAndGet();
        }
        return kept;
    }

    /** How many are promised and not on record yet. */
    public int waiting() {
        return waiting.get();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (waiting.get() > 0) {
            log.atError()
                    .addKeyValue("callbacks", waiting.get())
                    .log("promised callbacks are lost: the database is away");
        }
    }

    private boolean schedule(CallToMake made, Duration after) {
        try {
            var _ = thread.schedule(() -> add(made), after.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private void add(CallToMake made) {
        try {
            store.add(made);
            waiting.decrementAndGet();
        } catch (RuntimeException away) {
            log.atWarn()
                    .addKeyValue("call", made.call())
                    .addKeyValue("reason", away.getMessage())
                    .log("a promised callback could not be put on record yet");
            boolean _ = schedule(made, tryAgain);
        }
    }
}
