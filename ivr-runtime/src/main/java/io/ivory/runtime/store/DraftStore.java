package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.instant;
import static io.ivory.runtime.store.Database.timestamp;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Slug;
import io.ivory.flow.json.FlowReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** The flows of a workspace as people draw them, each with the version that it has come to. Thread-safe. */
final class DraftStore {

    private static final int CREATE_ATTEMPTS = 20;

    private final Database database;
    private final Clock clock;

    DraftStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stores a new flow under an id made from its name. */
    FlowId create(FlowDefinition flow, String author) {
        for (int attempt = 1; ; attempt++) {
            try {
                return insertUnderFreeId(flow, author);
            } catch (DuplicateKeyException somebodyWasFaster) {
                if (attempt == CREATE_ATTEMPTS) {
                    throw new RefusedException(
                            "Others make flows named \"" + flow.name() + "\" at this moment. Try again.",
                            somebodyWasFaster);
                }
            }
        }
    }

    private FlowId insertUnderFreeId(FlowDefinition flow, String author) {
        return database.inTransaction(() -> {
            var id = new FlowId(Slug.from(flow.name(), "flow", slug -> exists(new FlowId(slug))));
            insert(id, flow, author);
            return id;
        });
    }

    Optional<Draft> draft(FlowId id) {
        return database.sql("""
                        select id, draft, draft_version, published_revision, changed_at, changed_by
                        from flows where id = :id
                        """)
                .param("id", id.value())
                .query(DraftStore::draftOf)
                .optional();
    }

    /**
     * Stores {@code flow} as the draft of {@code id}.
     *
     * @param expectedVersion the version of the draft that the change started from
     * @return the version of the draft now
     * @throws ChangedMeanwhileException if somebody saved another version since; nothing is stored then
     */
    long save(FlowId id, FlowDefinition flow, long expectedVersion, String author) {
        int changed = database.sql("""
                        update flows
                        set name = :name, draft = :draft, draft_content = :content, draft_version = :version + 1,
                            changed_at = :at, changed_by = :author
                        where id = :id and draft_version = :version
                        """)
                .param("id", id.value())
                .param("name", flow.name())
                .param("draft", StoredForm.write(flow))
                .param("content", StoredForm.contentHash(flow))
                .param("version", expectedVersion)
                .param("at", timestamp(clock.instant()))
                .param("author", Cleaned.text(author, Cleaned.NAME))
                .update();
        if (changed == 0) {
            throw changedMeanwhile(id);
        }
        return expectedVersion + 1;
    }

    /** Stores {@code flow} under {@code id}: as a new flow, or as the draft of the one that is there. */
    void put(FlowId id, FlowDefinition flow, String author) {
        Optional<Draft> present = draft(id);
        if (present.isPresent()) {
            present.get().readOnly().ifPresent(why -> {
                throw new RefusedException("\"" + id + "\" is not replaced: " + why
                        + ". Give the file another name, or delete the flow first.");
            });
            save(id, flow, present.get().version(), author);
        } else {
            insert(id, flow, author);
        }
    }

    /**
     * Stores the file of a newer release under {@code id}, letter by letter, to be looked at and taken away again.
     *
     * @throws RefusedException if there is another flow of that name, which would be lost
     */
    void putAsItIs(FlowId id, FlowReading reading, String author) {
        Optional<String> present = text(id);
        if (present.isEmpty()) {
            insert(
                    id,
                    reading.flow().name(),
                    reading.text(),
                    StoredForm.sha256(reading.text().getBytes(UTF_8)),
                    author);
        } else if (!present.get().equals(reading.text())) {
            throw new RefusedException("\"" + id + "\" is there already and is not replaced by what cannot be changed: "
                    + reading.readOnly().orElse("") + ". Give the file another name.");
        }
    }

    /** The draft of {@code id} as it is stored. */
    Optional<String> text(FlowId id) {
        return database.sql("select draft from flows where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Every flow in each of its forms that counts: the draft, and the published revision where there is one. */
    List<Draft> draftsAndPublished() {
        var found = new ArrayList<>(
                database.sql("select id, draft, draft_version, published_revision, changed_at, changed_by from flows")
                        .query(DraftStore::draftOf)
                        .list());
        found.addAll(database.sql("""
                        select f.id, r.definition as draft, f.draft_version, f.published_revision, f.changed_at, f.changed_by
                        from flows f join revisions r on r.flow = f.id and r.revision = f.published_revision
                        """).query(DraftStore::draftOf).list());
        return found;
    }

    private boolean exists(FlowId id) {
        return database.sql("select count(*) from flows where id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void insert(FlowId id, FlowDefinition flow, String author) {
        insert(id, flow.name(), StoredForm.write(flow), StoredForm.contentHash(flow), author);
    }

    private void insert(FlowId id, String name, String draft, String content, String author) {
        database.sql("""
                        insert into flows (id, name, draft, draft_content, draft_version, changed_at, changed_by)
                        values (:id, :name, :draft, :content, 1, :at, :author)
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("draft", draft)
                .param("content", content)
                .param("at", timestamp(clock.instant()))
                .param("author", Cleaned.text(author, Cleaned.NAME))
                .update();
    }

    /** Deletes a flow with its history. */
    void remove(FlowId id) {
        database.sql("update flows set published_revision = null where id = :id")
                .param("id", id.value())
                .update();
        database.sql("delete from revisions where flow = :id")
                .param("id", id.value())
                .update();
        int deleted = database.sql("delete from flows where id = :id")
                .param("id", id.value())
                .update();
        if (deleted == 0) {
            throw FlowStore.notFound(id);
        }
    }

    /** Says who has saved another version since. */
    ChangedMeanwhileException changedMeanwhile(FlowId id) {
        Draft now = draft(id).orElseThrow(() -> FlowStore.notFound(id));
        return new ChangedMeanwhileException(now.definition().name(), now.changedBy(), now.changedAt());
    }

    private static Draft draftOf(ResultSet row, int number) throws SQLException {
        FlowReading reading = StoredForm.open(row.getString("draft"));
        return new Draft(
                new FlowId(row.getString("id")),
                reading.flow(),
                row.getLong("draft_version"),
                FlowStore.publishedRevision(row),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                reading.whyReadOnly());
    }
}
