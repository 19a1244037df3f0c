package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.instant;
import static io.ivory.runtime.store.Database.instantIfAny;
import static io.ivory.runtime.store.Database.timestamp;

import io.ivory.runtime.store.LeftRecording.Touch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What callers have left in voicemail boxes and what became of it, without the sound. Thread-safe. */
public final class VoicemailStore {

    /** More than anybody scrolls through; boxes keep up to 1,000. */
    private static final int MOST_ROWS = 1_000;

    private final Database database;
    private final String server;
    private final Clock clock;

    VoicemailStore(Database database, String server, Clock clock) {
        this.database = database;
        this.server = server;
        this.clock = clock;
    }

    /** The server whose files this process looks after. */
    public String server() {
        return server;
    }

    /** Adds a recording; one that is there already stays as it is. */
    public void add(LeftRecording left) {
        database.inTransaction(() -> {
            if (find(left.id()).isEmpty() && !isDeleted(left.id())) {
                database.sql("""
                                insert into voicemail
                                    (id, server, box, caller, call_id, flow, left_at, length_ms, email)
                                values (:id, :server, :box, :caller, :call, :flow, :at, :length, :email)
                                """)
                        .param("id", left.id())
                        .param("server", Cleaned.text(left.server(), Cleaned.NAME))
                        .param("box", Cleaned.text(left.box(), Cleaned.NAME))
                        .param("caller", Cleaned.text(left.from(), Cleaned.NAME))
                        .param("call", Cleaned.text(left.call(), 64))
                        .param("flow", Cleaned.text(left.flow(), 40))
                        .param("at", timestamp(left.at()))
                        .param("length", left.length().toMillis())
                        .param("email", left.email())
                        .update();
            }
        });
    }

    /** One recording, unless it was deleted. */
    public Optional<LeftRecording> find(String id) {
        return database.sql("select * from voicemail where id = :id and deleted_at is null")
                .param("id", Cleaned.text(id, 40))
                .query((row, n) -> of(row))
                .optional();
    }

    private boolean isDeleted(String id) {
        return database.sql("select count(*) from voicemail where id = :id and deleted_at is not null")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What is in {@code box}, or in all of them if it is null: what nobody has heard first, then the newest. */
    public List<LeftRecording> list(@Nullable String box) {
        return database.sql("""
                        select * from voicemail
                        where deleted_at is null and (:all or box = :box)
                        order by case when heard_at is null and done_at is null then 0 when done_at is null then 1
                                 else 2 end, left_at desc, id
                        limit :most
                        """)
                .param("all", box == null)
                .param("box", box == null ? "" : box)
                .param("most", MOST_ROWS)
                .query((row, n) -> of(row))
                .list();
    }

    /** How many recordings of each box nobody has heard; boxes without recordings are not there. */
    public Map<String, Integer> unheard() {
        var counts = new LinkedHashMap<String, Integer>();
        database.sql("""
                        select box, sum(case when heard_at is null and done_at is null then 1 else 0 end) as unheard
                        from voicemail where deleted_at is null group by box order by box
                        """).query((ResultSet row) -> {
            counts.put(row.getString("box"), row.getInt("unheard"));
        });
        return counts;
    }

    /** Whether {@code box} takes another recording, as one that was heard would make room for it. */
    public boolean hasRoom(String box, int maximum) {
        return database.sql("""
                        select count(*) from voicemail
                        where box = :box and deleted_at is null and heard_at is null and done_at is null
                        """).param("box", box).query(Integer.class).single() < maximum;
    }

    /** The oldest of those that were heard and are more than {@code box} keeps. */
    public List<LeftRecording> tooMany(String box, int maximum) {
        int more = database.sql("select count(*) from voicemail where box = :box and deleted_at is null")
                        .param("box", box)
                        .query(Integer.class)
                        .single()
                - maximum;
        return database.sql("""
                        select * from voicemail
                        where box = :box and deleted_at is null and (heard_at is not null or done_at is not null)
                        order by left_at, id limit :more
                        """)
                .param("box", box)
                .param("more", Math.max(0, more))
                .query((row, n) -> of(row))
                .list();
    }

    /** Somebody has heard it, or it counts as new again if {@code by} is null. */
    public void heard(String id, @Nullable String by) {
        touch("heard", id, by);
    }

    /** Somebody has dealt with it, or it is still to be dealt with if {@code by} is null. */
    public void done(String id, @Nullable String by) {
        touch("done", id, by);
    }

    /** Takes it out of its box; {@link #restore} brings it back until it is {@linkplain #remove removed}. */
    public void delete(String id, String by) {
        touch("deleted", id, by);
    }

    public void restore(String id) {
        touch("deleted", id, null);
    }

    /** What of this server was deleted before {@code moment} and can go for good. */
    public List<LeftRecording> deletedBefore(Instant moment) {
        return database.sql("select * from voicemail where server = :server and deleted_at < :moment")
                .param("server", server)
                .param("moment", timestamp(moment))
                .query((row, n) -> of(row))
                .list();
    }

    /** Forgets it for good. */
    public void remove(String id) {
        database.sql("delete from voicemail where id = :id").param("id", id).update();
    }

    /** All recordings of this server, deleted ones too. */
    public Set<String> ids() {
        return Set.copyOf(database.sql("select id from voicemail where server = :server")
                .param("server", server)
                .query(String.class)
                .list());
    }

    /** Those of this server of which somebody is still to be told, not older than {@code age}. */
    public List<LeftRecording> untold(Duration age) {
        return database.sql("""
                        select * from voicemail
                        where server = :server and deleted_at is null and email is not null and emailed_at is null
                            and left_at > :since
                        order by left_at
                        """)
                .param("server", server)
                .param("since", timestamp(clock.instant().minus(age)))
                .query((row, n) -> of(row))
                .list();
    }

    /** The letter about it has gone out. */
    public void told(String id) {
        database.sql("update voicemail set emailed_at = :at where id = :id")
                .param("at", timestamp(clock.instant()))
                .param("id", id)
                .update();
    }

    /** @param what a column's beginning: never anything from outside */
    private void touch(String what, String id, @Nullable String by) {
        int touched = database.sql("update voicemail set %1$s_at = :at, %1$s_by = :by where id = :id".formatted(what))
                .param("at", by == null ? null : timestamp(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by == null ? null : Cleaned.text(by, Cleaned.NAME))
                .param("id", Cleaned.text(id, 40))
                .update();
        if (touched == 0) {
            throw new NotFoundException("This recording is not there any more.");
        }
    }

    private static LeftRecording of(ResultSet row) throws SQLException {
        return new LeftRecording(
                row.getString("id"),
                row.getString("server"),
                row.getString("box"),
                row.getString("caller"),
                row.getString("call_id"),
                row.getString("flow"),
                instant(row, "left_at"),
                Duration.ofMillis(row.getLong("length_ms")),
                touchOf(row, "heard"),
                touchOf(row, "done"),
                row.getString("email"));
    }

    private static @Nullable Touch touchOf(ResultSet row, String what) throws SQLException {
        Optional<Instant> at = instantIfAny(row, what + "_at");
        return at.isEmpty() ? null : new Touch(at.get(), row.getString(what + "_by"));
    }
}
