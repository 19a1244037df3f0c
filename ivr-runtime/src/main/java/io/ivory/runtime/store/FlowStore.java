package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.instant;
import static io.ivory.runtime.store.Database.timestamp;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Slug;
import io.ivory.flow.check.Capabilities;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.RuleSettings;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.check.Severity;
import io.ivory.flow.check.Surroundings;
import io.ivory.flow.check.UnfinishedFlowException;
import io.ivory.flow.json.FlowReading;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.interpreter.FlowInterpreter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** The flows of a workspace: drafts that people draw, and the published revisions that take calls. Thread-safe. */
public final class FlowStore {

    private static final int CREATE_ATTEMPTS = 20;
    private static final Capabilities RUNTIME =
            new Capabilities(FlowInterpreter.runnableTypes(), FlowInterpreter.ringingStrategies());

    private final Database database;
    private final ResourceStore resources;
    private final BeforeLive beforeLive;
    private final Changes changes;
    private final Clock clock;
    private final RuleSettings rules;
    private final RevisionStore revisions;
    private final FlowOverview overview;

    FlowStore(
            Database database,
            ResourceStore resources,
            BeforeLive beforeLive,
            Changes changes,
            Clock clock,
            RuleSettings rules) {
        this.database = database;
        this.resources = resources;
        this.beforeLive = beforeLive;
        this.changes = changes;
        this.clock = clock;
        this.rules = rules;
        this.revisions = new RevisionStore(database, clock);
        this.overview = new FlowOverview(database, clock);
    }

    /** Stores a new flow under an id made from its name. */
    public FlowId create(FlowDefinition flow, String author) {
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

    /** All flows, the one changed last first. */
    public List<FlowSummary> list() {
        return overview.list();
    }

    public Optional<Draft> draft(FlowId id) {
        return database.sql("""
                        select id, draft, draft_version, published_revision, changed_at, changed_by
                        from flows where id = :id
                        """)
                .param("id", id.value())
                .query(FlowStore::draftOf)
                .optional();
    }

    /**
     * Stores {@code flow} as the draft of {@code id}.
     *
     * @param expectedVersion the version of the draft that the change started from
     * @return the version of the draft now
     * @throws ChangedMeanwhileException if somebody saved another version since; nothing is stored then
     */
    public long saveDraft(FlowId id, FlowDefinition flow, long expectedVersion, String author) {
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

    /**
     * Checks the draft as it is at this moment and lets it take calls from now on.
     *
     * @see #publish(FlowId, long, String, String)
     */
    public int publish(FlowId id, String author, String sentence) {
        return publish(draft(id).orElseThrow(() -> notFound(id)), author, sentence);
    }

    /**
     * Checks the draft and lets it take calls from now on. Calls that go on finish on the revision they began with.
     *
     * @param expectedVersion the version of the draft that was looked at
     * @param sentence what changed, for the history; found out if it is blank
     * @return the number of the new revision
     * @throws UnfinishedFlowException if a rule finds an error
     * @throws TestCallFailedException if a test call of the flow goes otherwise than it says
     * @throws ChangedMeanwhileException if the draft is another by now; nothing is published then
     * @throws RefusedException if a published flow that leads to this one could take no calls any more
     */
    public int publish(FlowId id, long expectedVersion, String author, String sentence) {
        Draft draft = draft(id).orElseThrow(() -> notFound(id));
        if (draft.version() != expectedVersion) {
            throw changedMeanwhile(id);
        }
        return publish(draft, author, sentence);
    }

    private int publish(Draft draft, String author, String sentence) {
        draft.readOnly().ifPresent(why -> {
            throw new RefusedException("\"" + draft.definition().name() + "\" cannot be published: " + why + ".");
        });
        Resources held = resources.resources();
        List<Problem> errors = problems(draft.definition(), held).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new UnfinishedFlowException(draft.definition().name(), errors);
        }
        beforeLive.prepare(RunnableFlow.of(draft.definition(), around(held), rules), held);
        var revision = new AtomicInteger();
        resources.changeInOneGo(() -> revision.set(store(draft, author, sentence)));
        changes.happened();
        return revision.get();
    }

    private Integer store(Draft draft, String author, String sentence) {
        String id = draft.id().value();
        long version = database.sql("select draft_version from flows where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> notFound(draft.id()));
        if (version != draft.version()) {
            throw changedMeanwhile(draft.id());
        }
        return revisions.add(draft, author, sentence);
    }

    /**
     * Everything that is wrong with {@code flow} when it is to take calls here from today on: errors first.
     *
     * @param held what the workspace holds
     */
    public List<Problem> problems(FlowDefinition flow, Resources held) {
        return FlowChecks.problems(flow, around(held), rules);
    }

    private Surroundings around(Resources held) {
        Surroundings around = Surroundings.of(held).running(RUNTIME).on(LocalDate.now(clock));
        return beforeLive.voices().map(around::speaking).orElse(around);
    }

    /** The history of a flow, newest first. */
    public List<Revision> revisions(FlowId id) {
        return revisions.revisions(id);
    }

    /** What a flow was in one of its revisions. */
    public Optional<FlowDefinition> revision(FlowId id, int revision) {
        return revisions.revision(id, revision);
    }

    /** The revision that takes calls, if any, checked against what the workspace holds now. */
    public Optional<PublishedFlow> published(FlowId id) {
        return published(id, resources.resources());
    }

    Optional<PublishedFlow> published(FlowId id, Resources held) {
        return revisions.published(id, held);
    }

    /**
     * Deletes a flow with its history. Records of its calls stay.
     *
     * @throws InUseException if a number or another flow leads to it
     */
    public void delete(FlowId id) {
        database.inTransaction(() -> {
            List<String> numbers = database.sql("select number from numbers where flow = :id order by number")
                    .param("id", id.value())
                    .query(String.class)
                    .list();
            if (!numbers.isEmpty()) {
                throw new InUseException(
                        "The flow " + id + " answers " + String.join(", ", numbers)
                                + ". Give these numbers to another flow first.",
                        numbers);
            }
            refuseWhileOthersLeadTo(id);
            remove(id);
        });
        changes.happened();
    }

    private void refuseWhileOthersLeadTo(FlowId id) {
        List<String> others = new WhereUsed(draftsAndPublished()).flowsThatLeadTo(id);
        if (!others.isEmpty()) {
            throw new InUseException(
                    "The flow " + id + " is run by " + String.join(", ", others)
                            + ". Let these flows do something else first.",
                    others);
        }
    }

    /**
     * Deletes a flow with its history and leaves the numbers that led to it unanswered.
     *
     * @throws InUseException if another flow leads to it
     */
    public void deleteWithItsNumbers(FlowId id) {
        database.inTransaction(() -> {
            refuseWhileOthersLeadTo(id);
            database.sql("delete from numbers where flow = :id")
                    .param("id", id.value())
                    .update();
            remove(id);
        });
        changes.happened();
    }

    /** Stores {@code flow} under {@code id}: as a new flow, or as the draft of the one that is there. */
    void put(FlowId id, FlowDefinition flow, String author) {
        Optional<Draft> present = draft(id);
        if (present.isPresent()) {
            present.get().readOnly().ifPresent(why -> {
                throw new RefusedException("\"" + id + "\" is not replaced: " + why
                        + ". Give the file another name, or delete the flow first.");
            });
            saveDraft(id, flow, present.get().version(), author);
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
        Optional<String> present = draftText(id);
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
    Optional<String> draftText(FlowId id) {
        return database.sql("select draft from flows where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Every flow in each of its forms that counts: the draft, and the published revision where there is one. */
    List<Draft> draftsAndPublished() {
        var found = new ArrayList<>(
                database.sql("select id, draft, draft_version, published_revision, changed_at, changed_by from flows")
                        .query(FlowStore::draftOf)
                        .list());
        found.addAll(database.sql("""
                        select f.id, r.definition as draft, f.draft_version, f.published_revision, f.changed_at, f.changed_by
                        from flows f join revisions r on r.flow = f.id and r.revision = f.published_revision
                        """).query(FlowStore::draftOf).list());
        return found;
    }

    boolean exists(FlowId id) {
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

    private void remove(FlowId id) {
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
            throw notFound(id);
        }
    }

    private ChangedMeanwhileException changedMeanwhile(FlowId id) {
        Draft now = draft(id).orElseThrow(() -> notFound(id));
        return new ChangedMeanwhileException(now.definition().name(), now.changedBy(), now.changedAt());
    }

    static NotFoundException notFound(FlowId id) {
        return new NotFoundException("There is no flow \"" + id + "\". It may have been deleted.");
    }

    private static Draft draftOf(ResultSet row, int number) throws SQLException {
        FlowReading reading = StoredForm.open(row.getString("draft"));
        return new Draft(
                new FlowId(row.getString("id")),
                reading.flow(),
                row.getLong("draft_version"),
                publishedRevision(row),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                reading.whyReadOnly());
    }

    static @Nullable Integer publishedRevision(ResultSet row) throws SQLException {
        int revision = row.getInt("published_revision");
        return row.wasNull() ? null : revision;
    }
}
