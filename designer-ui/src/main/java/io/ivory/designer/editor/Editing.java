package io.ivory.designer.editor;

import io.ivory.designer.base.SignedIn;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.Severity;
import io.ivory.flow.edit.EditSession;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.store.ChangedMeanwhileException;
import io.ivory.runtime.store.Draft;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A flow on somebody's desk: every change is saved as it is made, unless somebody else has saved the flow meanwhile.
 *
 * <p>Not thread-safe: the editor's session owns it.
 */
public final class Editing {

    private final Workspace workspace;
    private final SignedIn person;
    private final FlowId id;
    private final EditSession session;
    private FlowDefinition saved;
    private long version;
    private Resources resources;
    private List<Problem> problems;
    private @Nullable ChangedMeanwhileException conflict;

    public Editing(Workspace workspace, Draft draft, SignedIn person) {
        this.workspace = workspace;
        this.person = person;
        this.id = draft.id();
        this.session = new EditSession(draft.definition());
        this.saved = draft.definition();
        this.version = draft.version();
        this.resources = workspace.resources().resources();
        this.problems = FlowChecks.problems(draft.definition(), resources);
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
        return problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    /** Who saved the flow meanwhile; empty while all that is drawn is saved. */
    public Optional<ChangedMeanwhileException> conflict() {
        return Optional.ofNullable(conflict);
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
        problems = FlowChecks.problems(flow(), resources);
    }

    private void changed() {
        problems = FlowChecks.problems(flow(), resources);
        if (conflict != null || flow().equals(saved)) {
            return;
        }
        try {
            version = workspace.flows().saveDraft(id, flow(), version, person.name());
            saved = flow();
        } catch (ChangedMeanwhileException e) {
            conflict = e;
        }
    }
}
