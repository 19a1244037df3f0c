package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.timestamp;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.call.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Puts what happens in calls on record, on one thread of its own and in batches.
 *
 * <p>Never makes a call wait: events go into a bounded queue. While the database is away they stay there and are
 * written once it is back. When the queue is nearly full the steps of calls are dropped first, and beginnings and ends
 * of calls last, so that the list of calls stays complete for as long as can be.
 */
public final class CallWriter implements CallListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallWriter.class);

    /** About an hour without a database at one call a second and six steps a call. */
    private static final int CAPACITY = 20_000;

    private static final int FOR_BEGINNINGS_AND_ENDS = 4_000;
    private static final int BATCH = 500;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_WRITES = Duration.ofSeconds(5);

    private final Database database;
    private final String server;
    private final BlockingQueue<Numbered> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicInteger inHand = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final Thread thread;

    /** How many events are done with; guarded by the lock. */
    private long done;

    private boolean stopping; // guarded by the lock
    private boolean gaveUp; // guarded by the lock

    /** The next position in the record of each call that goes on; the writing thread's own. */
    private final Map<CallId, Integer> positions = new HashMap<>();

    /** An event and its place in the order in which all were accepted. */
    private record Numbered(CallEvent event, long number) {}

    /** An event and its position in the record of its call. */
    private record Placed(CallEvent event, int position) {}

    CallWriter(Database database, String server) {
        this.database = database;
        this.server = server;
        this.thread = Thread.ofPlatform().name("call-records").daemon().start(this::writeUntilStopped);
    }

    @Override
    public void on(CallEvent event) {
        boolean frame = event instanceof CallEvent.Started || event instanceof CallEvent.Ended;
        boolean room = queue.remainingCapacity() > (frame ? 0 : FOR_BEGINNINGS_AND_ENDS);
        if (!room || !queue.offer(new Numbered(event, accepted.incrementAndGet()))) {
            if (Long.bitCount(dropped.incrementAndGet()) == 1) { // at 1, 2, 4, 8...: seen, but no flood of lines
                log.atError()
                        .addKeyValue("dropped", dropped.get())
                        .log("call events lost: the database is away too long");
            }
        }
    }

    /** How many events are still to be written. */
    public int waiting() {
        return queue.size() + inHand.get();
    }

    /** How many events could not be kept since the start. */
    public long dropped() {
        return dropped.get();
    }

    /**
     * Waits until all that was handed over before is written.
     *
     * @return whether it was, within {@code patience}
     */
    public boolean flush(Duration patience) throws InterruptedException {
        long target = accepted.get();
        long leftNs = patience.toNanos();
        lock.lock();
        try {
            while (done < target && leftNs > 0) {
                leftNs = progress.awaitNanos(leftNs);
            }
            return done >= target;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is left, for at most five seconds. */
    @Override
    public void close() {
        try {
            signal(() -> stopping = true);
            thread.join(LAST_WRITES);
            signal(() -> gaveUp = true);
            thread.join(LAST_WRITES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeUntilStopped() {
        var batch = new ArrayList<Numbered>(BATCH);
        while (next(batch)) {
            long last = batch.getLast().number();
            inHand.set(batch.size());
            List<Placed> placed = batch.stream().map(this::place).toList();
            write(placed);
            inHand.set(0);
            signal(() -> done = Math.max(done, last));
            batch.clear();
        }
    }

    /** Fills {@code batch}; false when there is nothing more to come. Never interrupted: H2 closes its file on that. */
    private boolean next(List<Numbered> batch) {
        while (batch.isEmpty()) {
            boolean last = read(() -> stopping);
            try {
                Numbered first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                } else if (last) {
                    return false;
                }
            } catch (InterruptedException e) {
                return false;
            }
        }
        return true;
    }

    private Placed place(Numbered numbered) {
        CallEvent event = numbered.event();
        if (event instanceof CallEvent.Ended) {
            positions.remove(event.call());
            return new Placed(event, 0);
        }
        return new Placed(event, positions.merge(event.call(), 1, Integer::sum));
    }

    /** Tries until it succeeds or the process stops. What the database refuses is tried again event by event. */
    private void write(List<Placed> batch) {
        Duration pause = FIRST_PAUSE;
        while (!read(() -> gaveUp)) {
            try {
                database.inTransaction(() -> batch.forEach(this::writeOne));
                return;
            } catch (RuntimeException e) {
                if (databaseIsAway(e)) {
                    log.atWarn()
                            .addKeyValue("events", batch.size())
                            .addKeyValue("reason", e.getMessage())
                            .log("call events cannot be written yet");
                } else if (batch.size() > 1) {
                    batch.forEach(placed -> write(List.of(placed)));
                    return;
                } else {
                    refused(batch.getFirst(), e);
                    return;
                }
            }
            waitOrGiveUp(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Whether it may help to try again; otherwise it is the event that is at fault. */
    private static boolean databaseIsAway(RuntimeException e) {
        return !(e instanceof DataIntegrityViolationException)
                && (e instanceof DataAccessException || e instanceof TransactionException);
    }

    /** One event that cannot be written must not take the others with it. */
    private void refused(Placed placed, RuntimeException reason) {
        dropped.incrementAndGet();
        log.atError()
                .addKeyValue("call", placed.event().call())
                .setCause(reason)
                .log("call event lost: the database refuses it");
    }

    private void writeOne(Placed placed) {
        CallEvent event = placed.event();
        String id = Cleaned.text(event.call().value(), 64);
        switch (event) {
            case CallEvent.Started e -> begin(id, e);
            case CallEvent.Ended e -> end(id, e.at(), e.outcome());
            case CallEvent.HungUp e -> {
                end(id, e.at(), e.outcome());
                step(id, placed);
            }
            case CallEvent.Answered e -> {
                database.sql("update calls set answered_at = :at where id = :id")
                        .param("id", id)
                        .param("at", timestamp(e.at()))
                        .update();
                step(id, placed);
            }
            case CallEvent.CameOver _,
                    CallEvent.EnteredNode _,
                    CallEvent.EnteredFlow _,
                    CallEvent.Milestone _,
                    CallEvent.LeftRecording _,
                    CallEvent.PromisedCallback _,
                    CallEvent.WaitedInLine _,
                    CallEvent.Notified _,
                    CallEvent.Said _,
                    CallEvent.Pressed _,
                    CallEvent.Connected _,
                    CallEvent.HandedOver _,
                    CallEvent.Rejected _,
                    CallEvent.LeftNode _,
                    CallEvent.LookedUp _,
                    CallEvent.Failed _ -> step(id, placed);
        }
    }

    private void begin(String id, CallEvent.Started e) {
        database.sql("""
                        insert into calls (id, server, caller, dialled, flow, flow_name, revision, started_at)
                        values (:id, :server, :caller, :dialled, :flow,
                                coalesce((select name from flows where id = :flow), :flow), :revision, :at)
                        """)
                .param("id", id)
                .param("server", server)
                .param("caller", Cleaned.text(e.from(), Cleaned.NAME))
                .param("dialled", Cleaned.text(e.to(), Cleaned.NAME))
                .param("flow", Cleaned.text(e.flow(), 40))
                .param("revision", e.revision())
                .param("at", timestamp(e.at()))
                .update();
    }

    /** The first end counts: where the flow went on without the caller, that of the conversation. */
    private void end(String id, Instant at, CallOutcome outcome) {
        database.sql("update calls set ended_at = :at, outcome = :outcome where id = :id and ended_at is null")
                .param("id", id)
                .param("at", timestamp(at))
                .param("outcome", outcome.name())
                .update();
    }

    private void step(String id, Placed placed) {
        StoredEvent.of(placed.event())
                .ifPresent(row -> database.batches()
                        .update(
                                """
                        insert into call_events (call_id, seq, at, kind, node, detail, result, took_ms)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                                id,
                                placed.position(),
                                timestamp(row.at()),
                                row.kind().name(),
                                row.node(),
                                row.detail(),
                                row.result(),
                                row.tookMs()));
    }

    private void waitOrGiveUp(Duration pause) {
        long leftNs = pause.toNanos();
        lock.lock();
        try {
            while (!gaveUp && leftNs > 0) {
                leftNs = progress.awaitNanos(leftNs);
            }
        } catch (InterruptedException e) {
            gaveUp = true;
        } finally {
            lock.unlock();
        }
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean read(java.util.function.BooleanSupplier state) {
        lock.lock();
        try {
            return state.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }
}
