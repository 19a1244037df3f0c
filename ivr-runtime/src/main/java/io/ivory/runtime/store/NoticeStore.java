package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.instant;
import static io.ivory.runtime.store.Database.timestamp;

import java.time.Instant;
import java.util.List;

/** The notifications that this server has still to send. Thread-safe. */
public final class NoticeStore {

    private final Database database;
    private final String server;

    NoticeStore(Database database, String server) {
        this.database = database;
        this.server = server;
    }

    /** Puts one on record, or brings its record up to date. */
    public void keep(WaitingNotice notice) {
        database.inTransaction(() -> {
            int touched = database.sql("update notices set tries = :tries, due_at = :due where id = :id")
                    .param("tries", notice.tries())
                    .param("due", timestamp(notice.dueAt()))
                    .param("id", notice.id())
                    .update();
            if (touched == 0) {
                insert(notice);
            }
        });
    }

    private void insert(WaitingNotice notice) {
        database.sql("""
                        insert into notices (id, server, call_id, content, tries, queued_at, due_at)
                        values (:id, :server, :call, :content, :tries, :queued, :due)
                        """)
                .param("id", notice.id())
                .param("server", server)
                .param("call", Cleaned.text(notice.call(), 64))
                .param("content", Cleaned.text(notice.content(), Integer.MAX_VALUE))
                .param("tries", notice.tries())
                .param("queued", timestamp(notice.queuedAt()))
                .param("due", timestamp(notice.dueAt()))
                .update();
    }

    /** Takes one off the record, if it is there. */
    public void remove(String id) {
        database.sql("delete from notices where id = :id").param("id", id).update();
    }

    /** Those of this server, the oldest first. */
    public List<WaitingNotice> waiting(int most) {
        return database.sql("select * from notices where server = :server order by queued_at, id limit :most")
                .param("server", server)
                .param("most", most)
                .query((row, n) -> new WaitingNotice(
                        row.getString("id"),
                        row.getString("call_id"),
                        row.getString("content"),
                        row.getInt("tries"),
                        instant(row, "queued_at"),
                        instant(row, "due_at")))
                .list();
    }

    /**
     * Takes off the record what was queued before {@code oldest}, also by servers that are no more.
     *
     * @return how many these were
     */
    public int removeOlderThan(Instant oldest) {
        return database.sql("delete from notices where queued_at < :oldest")
                .param("oldest", timestamp(oldest))
                .update();
    }
}
