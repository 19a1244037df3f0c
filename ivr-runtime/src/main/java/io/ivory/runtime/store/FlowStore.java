package io.ivory.runtime.store;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.Capabilities;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.RuleSettings;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.check.Severity;
import io.ivory.flow.check.Surroundings;
import io.ivory.flow.check.UnfinishedFlowException;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.interpreter.FlowInterpreter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The flows of a workspace: drafts that people draw, and the published revisions that take calls. Thread-safe. */
public final class FlowStore {
    private static final Capabilities RUNTIME =
            new Capabilities(FlowInterpreter.runnableTypes(), FlowInterpreter.ringingStrategies());

    private final Database database;
    private final ResourceStore resources;
    private final BeforeLive beforeLive;
    private final Changes changes;
    private final Clock clock;
    private final RuleSettings rules;
    private final DraftStore drafts;
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
        this.drafts = new DraftStore(database, clock);
        this.revisions = new RevisionStore(database, clock);
        this.overview = new FlowOverview(database, clock);
    }

    /** Stores a new flow under an id made from its name. */
    public FlowId create(FlowDefinition flow, String author) {
        return drafts.create(flow, author);
    }

    public Optional<Draft> draft(FlowId id) {
        return drafts.draft(id);
    }

    /**
     * Stores {@code flow} as the draft of {@code id}.
     *
     * @param expectedVersion the version of the draft that the change started from
     * @return the version of the draft now
     * @throws ChangedMeanwhileException if somebody saved another version since; nothing is stored then
     */
    public long saveDraft(FlowId id, FlowDefinition flow, long expectedVersion, String author) {
        return drafts.save(id, flow, expectedVersion, author);
    }

    /** The flows as they are drawn. */
    DraftStore drafts() {
        return drafts;
    }

    /** All flows, the one changed last first. */
    public List<FlowSummary> list() {
        return overview.list();
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
            throw drafts.changedMeanwhile(id);
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
            throw drafts.changedMeanwhile(draft.id());
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
            drafts.remove(id);
        });
        changes.happened();
    }

    private void refuseWhileOthersLeadTo(FlowId id) {
        List<String> others = new WhereUsed(drafts.draftsAndPublished()).flowsThatLeadTo(id);
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
            drafts.remove(id);
        });
        changes.happened();
    }

    static NotFoundException notFound(FlowId id) {
        return new NotFoundException("There is no flow \"" + id + "\". It may have been deleted.");
    }

    static @Nullable Integer publishedRevision(ResultSet row) throws SQLException {
        int revision = row.getInt("published_revision");
        return row.wasNull() ? null : revision;
    }
}
