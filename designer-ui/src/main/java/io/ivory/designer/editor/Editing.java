package io.ivory.designer.editor;

import io.ivory.designer.base.SignedIn;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.Severity;
import io.ivory.flow.diff.FlowDiff;
import io.ivory.flow.diff.FlowMerge;
import io.ivory.flow.diff.Merged;
import io.ivory.flow.edit.EditSession;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.store.ChangedMeanwhileException;
import io.ivory.runtime.store.Draft;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.NotFoundException;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A flow on somebody's desk: every change is saved as it is made, or it is said why it could not be. What others saved
 * meanwhile is taken in as long as it goes together with what is drawn here.
 *
 * <p>Not thread-safe: the editor's session owns it.
 */
public final class Editing {

    private static final Logger log = LoggerFactory.getLogger(Editing.class);

    /** So often is somebody faster before it is left to the next change. */
    private static final int MOST_MERGES = 5;

    private final Workspace workspace;
    private final SignedIn person;
    private final FlowId id;
    private final EditSession session;
    private FlowDefinition saved;
    private long version;
    private Resources resources;
    private List<Problem> problems;
    private @Nullable Unsaved unsaved;
    private @Nullable String news;

    public Editing(Workspace workspace, Draft draft, SignedIn person) {
        this.workspace = workspace;
        this.person = person;
        this.id = draft.id();
        this.session = new EditSession(draft.definition());
        this.saved = draft.definition();
        this.version = draft.version();
        this.resources = workspace.resources().resources();
        this.problems = workspace.flows().problems(draft.definition(), resources);
    }

    public FlowId id() {
        return id;
    }

    public FlowDefinition flow() {
        return session.flow();
    }

    /** What the workspace held when {@link #refreshResources} was called last. */
    public Resources resources() {
        return resources;
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Who sits at the desk. */
    public SignedIn person() {
        return person;
    }

    /** What is wrong with the flow, errors first. */
    public List<Problem> problems() {
        return problems;
    }

    public List<Problem> errors() {
        return problems(Severity.ERROR);
    }

    public List<Problem> warnings() {
        return problems(Severity.WARNING);
    }

    private List<Problem> problems(Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .toList();
    }

    /** Why what is drawn is not saved; empty while all of it is. */
    public Optional<Unsaved> unsaved() {
        return Optional.ofNullable(unsaved);
    }

    /** The version of the draft that holds what is drawn, as long as all of it is saved. */
    public long version() {
        return version;
    }

    /** Makes a change and saves it. */
    public void apply(FlowEdit edit) {
        apply(edit, "");
    }

    /** Makes a change that joins the last one under the same key, and saves it. */
    public void apply(FlowEdit edit, String key) {
        person.require(Role.EDITOR);
        session.apply(edit, key);
        changed();
    }

    public void endTyping() {
        session.endTyping();
    }

    public void undo() {
        person.require(Role.EDITOR);
        session.undo();
        changed();
    }

    public void redo() {
        person.require(Role.EDITOR);
        session.redo();
        changed();
    }

    public Optional<String> undoable() {
        return session.undoable();
    }

    public Optional<String> redoable() {
        return session.redoable();
    }

    /** Looks again at what the workspace holds: somebody may have made what was missing. */
    public void refreshResources() {
        resources = workspace.resources().resources();
        problems = workspace.flows().problems(flow(), resources);
    }

    private void changed() {
        problems = workspace.flows().problems(flow(), resources);
        save();
    }

    /** What others changed and was taken in since this was asked last, in a sentence. */
    public Optional<String> news() {
        Optional<String> told = Optional.ofNullable(news);
        news = null;
        return told;
    }

    /** Saves what is drawn, if it is not; tried again by hand when the workspace was out of reach. */
    public void save() {
        if (unsaved instanceof Unsaved.Overtaken || unsaved instanceof Unsaved.Deleted || flow().isSameAs(saved)) {
            return;
        }
        save(false);
    }

    /** Puts the other's changes and one's own together and saves them; where they differ, one's own hold. */
    public void saveKeepingMine() {
        person.require(Role.EDITOR);
        save(true);
    }

    private void save(boolean mineHolds) {
        try {
            unsaved = new Unsaved.OutOfReach();
            for (int tries = 0; tries < MOST_MERGES && unsaved instanceof Unsaved.OutOfReach; tries++) {
                Optional<ChangedMeanwhileException> overtaken = store();
                if (overtaken.isEmpty()) {
                    unsaved = null;
                } else {
                    takeInTheirs(overtaken.get(), mineHolds).ifPresent(why -> unsaved = why);
                }
            }
        } catch (NotFoundException e) {
            unsaved = new Unsaved.Deleted();
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("flow", id).setCause(e).log("draft not saved");
        }
    }

    /** Stores what is drawn, unless somebody was faster. */
    private Optional<ChangedMeanwhileException> store() {
        try {
            version = workspace.flows().saveDraft(id, flow(), version, person.name());
            saved = flow();
            return Optional.empty();
        } catch (ChangedMeanwhileException e) {
            return Optional.of(e);
        }
    }

    /** Puts what somebody else saved to what is drawn here. What comes back says why that cannot be. */
    private Optional<Unsaved> takeInTheirs(ChangedMeanwhileException overtaken, boolean mineHolds) {
        Optional<Draft> draft = workspace.flows().draft(id);
        if (draft.isEmpty()) {
            return Optional.of(new Unsaved.Deleted());
        }
        if (draft.get().readOnly().isPresent()) {
            return Optional.of(new Unsaved.Overtaken(overtaken.by(), overtaken.at(), List.of()));
        }
        FlowDefinition base = saved;
        FlowDefinition theirs = draft.get().definition();
        Merged merged = FlowMerge.merge(base, flow(), theirs);
        if (!merged.isComplete() && !mineHolds) {
            return Optional.of(new Unsaved.Overtaken(overtaken.by(), overtaken.at(), merged.conflicts()));
        }
        session.takeIn(mine -> FlowMerge.merge(base, mine, theirs).flow());
        saved = theirs;
        version = draft.get().version();
        problems = workspace.flows().problems(flow(), resources);
        news = draft.get().changedBy() + " changed this flow, too: "
                + FlowDiff.between(base, theirs).summary();
        return Optional.empty();
    }
}
