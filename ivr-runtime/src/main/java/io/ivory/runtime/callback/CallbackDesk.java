package io.ivory.runtime.callback;

import io.ivory.runtime.call.Callbacks;
import io.ivory.runtime.store.CallToMake;
import io.ivory.runtime.store.CallbackStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on record who is to be called back, on a thread of its own and tried until it succeeds, so that a database that is
 * away keeps no caller waiting. Meanwhile the promises are in a file, in case that the process ends. Thread-safe.
 */
public final class CallbackDesk implements Callbacks, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallbackDesk.class);

    /** Who waits to be put on record; to more nothing is promised. */
    static final int MOST_WAITING = 1_000;

    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    private final CallbackStore store;
    private final PromiseFile file;
    private final Duration tryAgain;

    /** What is promised and not on record yet, by its id. */
    private final ConcurrentMap<String, CallToMake> waiting = new ConcurrentHashMap<>();

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("callbacks").daemon().factory());

    /** Those for which the file was written; of the desk's thread alone. */
    private final Set<String> written = new HashSet<>();

    /** Whether there is a file. */
    private volatile boolean onFile;

    private CallbackDesk(CallbackStore store, PromiseFile file, Duration tryAgain) {
        this.store = store;
        this.file = file;
        this.tryAgain = tryAgain;
    }

    /**
     * Opens the desk, and puts on record what was promised before the process last ended.
     *
     * @param file where promises wait while the database is away
     * @param tryAgain how long to wait while the database is away
     */
    public static CallbackDesk open(CallbackStore store, Path file, Duration tryAgain) {
        var desk = new CallbackDesk(store, new PromiseFile(file), tryAgain);
        List<CallToMake> before = desk.file.read();
        desk.onFile = !before.isEmpty();
        for (CallToMake made : before) {
            desk.waiting.put(made.id(), made);
            boolean _ = desk.schedule(made, Duration.ZERO);
        }
        return desk;
    }

    @Override
    public boolean keep(Wish wish) {
        if (waiting.size() >= MOST_WAITING) {
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
        waiting.put(made.id(), made);
        boolean kept = schedule(made, Duration.ZERO);
        if (!kept) {
            waiting.remove(made.id());
        }
        return kept;
    }

    /** How many are promised and not on record yet. */
    public int waiting() {
        return waiting.size();
    }

    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
                boolean _ = thread.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (!waiting.isEmpty() && write()) {
            log.atWarn()
                    .addKeyValue("callbacks", waiting.size())
                    .log("promised callbacks wait in a file for the next start: the database is away");
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
        } catch (RuntimeException away) {
            log.atWarn()
                    .addKeyValue("call", made.call())
                    .addKeyValue("reason", away.getMessage())
                    .log("a promised callback could not be put on record yet");
            if (written.add(made.id())) {
                boolean _ = write();
            }
            boolean _ = schedule(made, tryAgain);
            return;
        }
        waiting.remove(made.id());
        written.remove(made.id());
        if (onFile && waiting.isEmpty()) {
            boolean _ = write();
        }
    }

    /** Has the file say what waits. */
    private boolean write() {
        List<CallToMake> all = List.copyOf(waiting.values());
        try {
            file.write(all);
            onFile = !all.isEmpty();
            return true;
        } catch (IOException full) {
            log.atError()
                    .addKeyValue("callbacks", waiting.size())
                    .setCause(full)
                    .log("promised callbacks are kept in memory alone and would be lost if the process ended");
            return false;
        }
    }
}
