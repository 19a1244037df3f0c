package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.instant;
import static io.ivory.runtime.store.Database.instantIfAny;
import static io.ivory.runtime.store.Database.timestamp;

import io.ivory.runtime.store.CallToMake.Done;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is to be called back, and who has done it. Thread-safe. */
public final class CallbackStore {

    /** More than anybody scrolls through. */
    private static final int MOST_ROWS = 2_000;

    private static final int MAX_REASON = 500;

    private final Database database;
    private final Clock clock;

    CallbackStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds one; one that is there already stays as it is. */
    public void add(CallToMake made) {
        database.inTransaction(() -> {
            if (find(made.id()).isEmpty()) {
                database.sql("""
                                insert into callbacks (id, caller, reason, call_id, flow, promised_at)
                                values (:id, :caller, :reason, :call, :flow, :at)
                                """)
                        .param("id", made.id())
                        .param("caller", Cleaned.text(made.from(), Cleaned.NAME))
                        .param("reason", Cleaned.text(made.reason(), MAX_REASON))
                        .param("call", Cleaned.text(made.call(), 64))
                        .param("flow", Cleaned.text(made.flow(), 40))
                        .param("at", timestamp(made.at()))
                        .update();
            }
        });
    }

    public Optional<CallToMake> find(String id) {
        return database.sql("select * from callbacks where id = :id")
                .param("id", Cleaned.text(id, 40))
                .query((row, n) -> of(row))
                .optional();
    }

    /** Open ones first, of these whoever waits longest; then those that are done, the latest first. */
    public List<CallToMake> list() {
        return database.sql("""
                        select * from callbacks
                        order by case when done_at is null then 0 else 1 end,
                            case when done_at is null then promised_at end, done_at desc, id
                        limit :most
                        """)
                .param("most", MOST_ROWS)
                .query((row, n) -> of(row))
                .list();
    }

    /** Those that nobody has dealt with, whoever waits longest first. */
    public List<CallToMake> open() {
        return database.sql("select * from callbacks where done_at is null order by promised_at, id limit :most")
                .param("most", MOST_ROWS)
                .query((row, n) -> of(row))
                .list();
    }

    /**
     * Somebody has dealt with it, or it is open again if {@code by} is null.
     *
     * @throws NotFoundException if there is no such call to make
     */
    public void done(String id, @Nullable String by) {
        int touched = database.sql("update callbacks set done_at = :at, done_by = :by where id = :id")
                .param("at", by == null ? null : timestamp(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by == null ? null : Cleaned.text(by, Cleaned.NAME))
                .param("id", Cleaned.text(id, 40))
                .update();
        if (touched == 0) {
            throw new NotFoundException("This callback is not there any more.");
        }
    }

    private static CallToMake of(ResultSet row) throws SQLException {
        Optional<Instant> done = instantIfAny(row, "done_at");
        return new CallToMake(
                row.getString("id"),
                row.getString("caller"),
                row.getString("reason"),
                row.getString("call_id"),
                row.getString("flow"),
                instant(row, "promised_at"),
                done.isEmpty() ? null : new Done(done.get(), String.valueOf(row.getString("done_by"))));
    }
}
