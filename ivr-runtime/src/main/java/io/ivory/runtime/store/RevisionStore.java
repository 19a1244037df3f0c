package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.instant;
import static io.ivory.runtime.store.Database.timestamp;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.RuleSettings;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.check.Surroundings;
import io.ivory.flow.diff.FlowDiff;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.PublishedFlow;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The published states of flows: each with its author, its time and a sentence of what changed. Thread-safe. */
final class RevisionStore {

    private static final int MAX_SENTENCE = 500;

    private final Database database;
    private final Clock clock;

    RevisionStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes {@code draft} the revision that takes calls; within a transaction of the caller's.
     *
     * @param sentence what changed; found out if it is blank
     * @return its number
     */
    int add(Draft draft, String author, String sentence) {
        String id = draft.id().value();
        String changed = sentence.isBlank() ? changeOf(draft) : sentence;
        int revision = 1
                + database.sql("select coalesce(max(revision), 0) from revisions where flow = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single();
        database.sql("""
                        insert into revisions (flow, revision, definition, content, published_at, author, sentence)
                        values (:id, :revision, :definition, :content, :at, :author, :sentence)
                        """)
                .param("id", id)
                .param("revision", revision)
                .param("definition", StoredForm.write(draft.definition()))
                .param("content", StoredForm.contentHash(draft.definition()))
                .param("at", timestamp(clock.instant()))
                .param("author", Cleaned.text(author, Cleaned.NAME))
                .param("sentence", Cleaned.text(changed, MAX_SENTENCE))
                .update();
        database.sql("update flows set published_revision = :revision where id = :id")
                .param("id", id)
                .param("revision", revision)
                .update();
        return revision;
    }

    /** What is other than in the revision before; empty for the first one. */
    private String changeOf(Draft draft) {
        Integer before = draft.publishedRevision();
        return before == null
                ? ""
                : revision(draft.id(), before)
                        .map(flow -> FlowDiff.between(flow, draft.definition()).summary())
                        .orElse("");
    }

    /** The history of a flow, newest first. */
    List<Revision> revisions(FlowId id) {
        return database.sql("""
                        select r.revision, r.published_at, r.author, r.sentence, f.published_revision
                        from revisions r join flows f on f.id = r.flow
                        where r.flow = :id order by r.revision desc
                        """)
                .param("id", id.value())
                .query((row, n) -> new Revision(
                        row.getInt("revision"),
                        instant(row, "published_at"),
                        row.getString("author"),
                        row.getString("sentence"),
                        row.getInt("revision") == row.getInt("published_revision")))
                .list();
    }

    /** What a flow was in one of its revisions. */
    Optional<FlowDefinition> revision(FlowId id, int revision) {
        return database.sql("select definition from revisions where flow = :id and revision = :revision")
                .param("id", id.value())
                .param("revision", revision)
                .query((row, n) -> StoredForm.read(row.getString("definition")))
                .optional();
    }

    Optional<PublishedFlow> published(FlowId id, Resources held) {
        return database.sql("""
                        select r.revision, r.definition from flows f
                        join revisions r on r.flow = f.id and r.revision = f.published_revision
                        where f.id = :id
                        """)
                .param("id", id.value())
                .query((row, n) -> new PublishedFlow(
                        id.value(),
                        row.getInt("revision"),
                        RunnableFlow.of(
                                StoredForm.read(row.getString("definition")),
                                Surroundings.of(held),
                                RuleSettings.REQUIRED_ONLY),
                        held))
                .optional();
    }
}
