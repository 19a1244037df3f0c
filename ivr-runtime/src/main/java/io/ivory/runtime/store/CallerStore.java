package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.timestamp;

import io.ivory.flow.Language;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallerMemory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of callers, out of the records of their calls and of what they chose.
 *
 * <p>Asks the database on a thread of its own: a caller who hangs up interrupts the call's thread, and H2 closes its file
 * if that happens in the middle of a read. Thread-safe.
 */
public final class CallerStore implements CallerMemory, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallerStore.class);

    /** A caller waits no longer than this for what is only a courtesy. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration LAST_WRITES = Duration.ofSeconds(2);
    /** One, so that what a caller chose last is what is kept. */
    private static final int THREADS = 1;

    private static final int QUEUE = 1_000;

    private final Database database;
    private final Clock clock;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().name("callers-", 1).daemon().factory());

    CallerStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int answeredCalls(String number, CallId call) throws InterruptedException {
        return ask(() -> answered(number, call), 0);
    }

    @Override
    public Optional<Language> languageOf(String number) throws InterruptedException {
        return ask(() -> language(number), Optional.empty());
    }

    @Override
    public void remember(String number, Language language) {
        try {
            threads.execute(() -> {
                try {
                    keep(number, language);
                } catch (RuntimeException away) {
                    log.atWarn().addKeyValue("reason", away.getMessage()).log("a caller's language was not kept");
                }
            });
        } catch (RejectedExecutionException full) {
            log.atWarn().log("a caller's language was not kept: too much to keep at once");
        }
    }

    /** Keeps what is still to be kept, for at most two seconds. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_WRITES.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().log("what callers chose last is not kept: the database is away");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T ask(Supplier<T> question, T unknown) throws InterruptedException {
        var answer = new FutureTask<>(question::get);
        try {
            threads.execute(answer);
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | TimeoutException | ExecutionException away) {
            boolean _ = answer.cancel(false); // never by an interrupt, see above
            log.atWarn().addKeyValue("reason", away.toString()).log("a caller is taken for a new one");
            return unknown;
        }
    }

    /** As records hold the number: with a plus, with 00, or bare. */
    private int answered(String number, CallId call) {
        return database.sql("""
                        select count(*) from calls
                        where caller in (:numbers) and answered_at is not null and id <> :call
                        """)
                .param("numbers", List.of(number, "+" + number, "00" + number))
                .param("call", call.value())
                .query(Integer.class)
                .single();
    }

    private Optional<Language> language(String number) {
        return database.sql("select language from caller_languages where number = :number")
                .param("number", Cleaned.text(number, Cleaned.NAME))
                .query(String.class)
                .optional()
                .map(Language::new);
    }

    private void keep(String number, Language language) {
        database.inTransaction(() -> {
            String key = Cleaned.text(number, Cleaned.NAME);
            database.sql("delete from caller_languages where number = :number")
                    .param("number", key)
                    .update();
            database.sql("insert into caller_languages (number, language, chosen_at) values (:number, :language, :at)")
                    .param("number", key)
                    .param("language", language.tag())
                    .param("at", timestamp(clock.instant()))
                    .update();
        });
    }
}
