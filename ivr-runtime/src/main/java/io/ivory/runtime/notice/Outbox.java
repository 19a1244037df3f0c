package io.ivory.runtime.notice;

import io.ivory.runtime.store.NoticeStore;
import io.ivory.runtime.store.WaitingNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps on record what waits to be sent, so that the next start of the process finds it. Works on a thread of its own:
 * nothing is sent later because the database is slow or away, and what is sent before it is on record never gets there.
 * Thread-safe.
 */
public final class Outbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    /** What waited for longer at the next start is of no use to anybody. */
    static final Duration OLDEST = Duration.ofDays(1);

    private static final Duration LAST_WORK = Duration.ofSeconds(2);

    /** What the record is to be made to say. */
    private sealed interface Change {

        /** Something is to be there. */
        record Keep(WaitingNotice notice, OnRecord now) implements Change {}

        /** Nothing is to be there. */
        record Remove() implements Change {}
    }

    /** Whether something is on record of a notification: not known after a connection that broke. */
    private enum OnRecord {
        NO,
        PERHAPS,
        YES
    }

    private final NoticeStore store;
    private final Duration tryAgain;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("outbox").daemon().factory());

    /** What is still to be written, by the id of the notification; itself the lock of all that follows. */
    private final SequencedMap<String, Change> changes = new LinkedHashMap<>();

    private @Nullable String inHand;
    private boolean awake;
    private boolean away;

    /** @param tryAgain how long to wait while the database is away */
    public Outbox(NoticeStore store, Duration tryAgain) {
        this.store = store;
        this.tryAgain = tryAgain;
    }

    /**
     * What was still to be sent when the process last ended, the oldest first; what is older than a day is given up.
     *
     * @param most how many at most
     */
    List<WaitingNotice> leftBehind(int most, Instant now) {
        try {
            int givenUp = store.removeOlderThan(now.minus(OLDEST));
            if (givenUp > 0) {
                log.atError().addKeyValue("notices", givenUp).log("notifications older than a day are not sent");
            }
            return store.waiting(most);
        } catch (RuntimeException unreadable) {
            log.atError().setCause(unreadable).log("notifications of before wait for the next start");
            return List.of();
        }
    }

    /** Keeps {@code notice}, which is new. */
    void put(WaitingNotice notice) {
        change(notice.id(), before -> new Change.Keep(notice, OnRecord.NO));
    }

    /** Keeps what has changed of {@code notice}. */
    void update(WaitingNotice notice) {
        change(
                notice.id(),
                before -> new Change.Keep(notice, before instanceof Change.Keep(var _, var now) ? now : OnRecord.YES));
    }

    /** Forgets a notification: it is sent, or given up. */
    void remove(String id) {
        change(id, before -> {
            boolean neverWritten =
                    before instanceof Change.Keep(var _, var now) && now == OnRecord.NO && !id.equals(inHand);
            return neverWritten ? null : new Change.Remove();
        });
    }

    /** Writes what can still be written. */
    @Override
    public void close() {
        try {
            thread.execute(this::work);
        } catch (RejectedExecutionException closedBefore) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        synchronized (changes) {
            long lost = changes.values().stream()
                    .filter(change -> change instanceof Change.Keep(var _, var now) && now != OnRecord.YES)
                    .count();
            if (lost > 0) {
                log.atError().addKeyValue("notices", lost).log("notifications are lost: the database is away");
            }
        }
    }

    /** Makes of the change that waits for this id another one; null for nothing to write any more. */
    private interface Rethinking {

        @Nullable
        Change of(@Nullable Change before);
    }

    private void change(String id, Rethinking rethinking) {
        synchronized (changes) {
            Change wanted = rethinking.of(changes.get(id));
            if (wanted == null) {
                changes.remove(id);
                return;
            }
            changes.put(id, wanted);
            if (!awake) {
                awake = schedule(Duration.ZERO);
            }
        }
    }

    private boolean schedule(Duration after) {
        try {
            var _ = thread.schedule(this::work, after.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private void work() {
        for (var next = next(); next.isPresent(); next = next()) {
            String id = next.get().getKey();
            Change change = next.get().getValue();
            try {
                switch (change) {
                    case Change.Keep(var notice, var _) -> store.keep(notice);
                    case Change.Remove() -> store.remove(id);
                }
                written(id, change);
            } catch (RuntimeException failed) {
                putOff(id, failed);
                return;
            }
        }
    }

    private Optional<Map.Entry<String, Change>> next() {
        synchronized (changes) {
            inHand = changes.isEmpty() ? null : changes.firstEntry().getKey();
            awake = inHand != null;
            return Optional.ofNullable(changes.firstEntry());
        }
    }

    /** It is on record now; unless it has changed again meanwhile. */
    private void written(String id, Change change) {
        synchronized (changes) {
            Change latest = changes.get(id);
            if (change.equals(latest)) {
                changes.remove(id);
            } else if (latest instanceof Change.Keep(var notice, var _)) {
                changes.put(id, new Change.Keep(notice, OnRecord.YES));
            }
            if (away) {
                away = false;
                log.atInfo().log("notifications that wait are on record again");
            }
        }
    }

    /** Others first, and later: what the database refuses of one is not to stand before the others. */
    private void putOff(String id, RuntimeException failed) {
        synchronized (changes) {
            inHand = null;
            Change change = changes.get(id);
            if (change != null) {
                changes.putLast(
                        id,
                        change instanceof Change.Keep(var notice, var now) && now == OnRecord.NO
                                ? new Change.Keep(notice, OnRecord.PERHAPS)
                                : change);
            }
            if (!away) {
                away = true;
                log.atWarn()
                        .addKeyValue("reason", failed.getMessage())
                        .log("notifications that wait are not on record yet");
            }
            awake = schedule(tryAgain);
        }
    }

    /** What is not on record as it should be. */
    List<String> unwritten() {
        synchronized (changes) {
            return new ArrayList<>(changes.keySet());
        }
    }
}
