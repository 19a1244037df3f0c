package io.ivory.designer.editor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import io.ivory.designer.base.LookingOnly;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.designer.editor.canvas.Arrangement;
import io.ivory.designer.editor.canvas.CanvasGesture;
import io.ivory.designer.editor.canvas.CanvasGraph;
import io.ivory.designer.editor.canvas.FlowCanvas;
import io.ivory.designer.editor.forms.NodePanel;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.NodeId;
import io.ivory.flow.check.Fix;
import io.ivory.flow.edit.Arrange;
import io.ivory.flow.edit.DeleteNodes;
import io.ivory.flow.edit.Duplicate;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.NodeClip;
import io.ivory.flow.edit.SetStart;
import io.ivory.runtime.store.Draft;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Draws one flow: canvas in the middle, the selected step's form on the right, problems below, one toolbar. */
@Route(value = "flow")
@PermitAll
public final class EditorView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final transient Clock clock;
    private boolean mayEdit;
    private final FlowCanvas canvas = new FlowCanvas();
    private final ProblemsDrawer problems;
    private final UnsavedBar unsaved;
    private transient Editing editing;
    private EditorBar bar;
    private NodePanel panel;
    private transient List<NodeId> selection = List.of();

    @SuppressWarnings("NullAway.Init") // the router calls setParameter before anything else
    public EditorView(Workspace workspace, SignedIn person, Clock clock) {
        this.workspace = workspace;
        this.person = person;
        this.clock = clock;
        this.mayEdit = person.may(Role.EDITOR);
        this.unsaved = new UnsavedBar(clock);
        this.problems = new ProblemsDrawer(this::goTo, this::mend);
        addClassName("editor");
        canvas.addGestureListener(event -> on(event.gesture()));
    }

    @Override
    public String getPageTitle() {
        return editing.flow().name() + " · Ivory";
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        open(draft(id));
    }

    private Draft draft(String id) {
        try {
            return workspace.flows().draft(new FlowId(id)).orElseThrow(NotFoundException::new);
        } catch (InvalidFlowException e) {
            throw new NotFoundException(e.getMessage());
        }
    }

    private void open(Draft draft) {
        SignedIn here = draft.readOnly().isPresent() ? new LookingOnly(person) : person;
        mayEdit = here.may(Role.EDITOR);
        canvas.setReadonly(!mayEdit);
        problems.offerFixes(mayEdit);
        editing = new Editing(workspace, draft, here);
        bar = new EditorBar(editing, mayEdit, clock, actions());
        panel = new NodePanel(editing, mayEdit, this::refresh, this::delete);
        panel.whenClosed(node -> canvas.focusOn(node.value()));
        var middle = new Div(canvas, panel);
        middle.addClassName("editor-middle");
        removeAll();
        add(bar, unsaved, middle, problems);
        draft.readOnly().ifPresent(why -> addComponentAtIndex(1, new ReadOnlyBar(why)));
        canvas.load(CanvasGraph.of(editing.flow(), editing.problems()));
        select(List.of());
        refresh();
    }

    private EditorBar.Actions actions() {
        return new EditorBar.Actions(
                this::undo,
                this::redo,
                this::arrange,
                canvas::fit,
                () -> new FlowSettingsDialog(editing, this::apply).open(),
                problems::toggle,
                () -> new PublishDialog(editing, this::afterPublishing, this::goTo).open(),
                name -> typed(new io.ivory.flow.edit.RenameFlow(name), "flow-name"));
    }

    private void on(CanvasGesture gesture) {
        if (!mayEdit && !(gesture instanceof CanvasGesture.Select)) {
            return;
        }
        editing.endTyping();
        try {
            perform(gesture);
        } catch (InvalidFlowException e) {
            Notice.problem(e);
            canvas.load(CanvasGraph.of(editing.flow(), editing.problems()));
        }
    }

    private void perform(CanvasGesture gesture) {
        FlowDefinition flow = editing.flow();
        switch (gesture) {
            case CanvasGesture.Add add -> applyAndSelect(Gestures.add(flow, add));
            case CanvasGesture.Connect connect -> apply(Gestures.connect(flow, connect));
            case CanvasGesture.Start start -> apply(new SetStart(new NodeId(start.to())));
            case CanvasGesture.Delete delete -> Gestures.delete(flow, delete).ifPresent(this::apply);
            case CanvasGesture.Move move -> apply(Gestures.move(flow, move));
            case CanvasGesture.Select chosen -> selected(chosen.nodes());
            case CanvasGesture.Open open -> {
                selected(List.of(open.node()));
                panel.focusFirstField();
            }
            case CanvasGesture.Copy copy -> keep(copy.nodes());
            case CanvasGesture.Cut cut -> {
                keep(cut.nodes());
                apply(new DeleteNodes(Gestures.ids(cut.nodes())));
            }
            case CanvasGesture.Paste paste -> {
                NodeClip clip = VaadinSession.getCurrent().getAttribute(NodeClip.class);
                if (clip != null && !clip.nodes().isEmpty()) {
                    applyAndSelect(Gestures.paste(flow, clip, paste));
                }
            }
            case CanvasGesture.Duplicate duplicate -> {
                var edit = new Duplicate(Gestures.ids(duplicate.nodes()));
                applyAndSelect(
                        new Gestures.Outcome(edit, List.copyOf(edit.newIds(flow).values())));
            }
            case CanvasGesture.Undo() -> undo();
            case CanvasGesture.Redo() -> redo();
            case CanvasGesture.Arrange() -> arrange();
        }
    }

    private void apply(FlowEdit edit) {
        editing.endTyping();
        String what = edit.describe(editing.flow());
        editing.apply(edit);
        canvas.announce(what);
        refresh();
        panel.refresh();
    }

    /** Puts a problem right, as one step of undo. */
    private void mend(Fix fix) {
        try {
            apply(fix.edit());
        } catch (InvalidFlowException e) {
            Notice.problem(e);
            refresh();
        }
    }

    private void applyAndSelect(Gestures.Outcome outcome) {
        apply(outcome.edit());
        select(outcome.select());
    }

    private void typed(FlowEdit edit, String key) {
        editing.apply(edit, key);
        refresh();
    }

    private void undo() {
        String what = editing.undoable().orElse("");
        editing.undo();
        canvas.announce(what.isEmpty() ? "" : "Undone: " + what);
        afterTimeTravel();
    }

    private void redo() {
        String what = editing.redoable().orElse("");
        editing.redo();
        canvas.announce(what.isEmpty() ? "" : "Done again: " + what);
        afterTimeTravel();
    }

    private void afterTimeTravel() {
        refresh();
        bar.showName();
        var left = new ArrayList<>(selection);
        left.removeIf(id -> !editing.flow().nodes().containsKey(id));
        if (left.equals(selection)) {
            panel.refresh();
        } else {
            select(left);
        }
    }

    private void arrange() {
        apply(new Arrange(Arrangement.of(editing.flow())));
        canvas.fit();
    }

    private void delete(NodeId node) {
        apply(DeleteNodes.of(node));
        select(List.of());
    }

    private void keep(List<String> nodes) {
        NodeClip clip = NodeClip.of(editing.flow(), new LinkedHashSet<>(Gestures.ids(nodes)));
        VaadinSession.getCurrent().setAttribute(NodeClip.class, clip);
        canvas.announce(nodes.size() == 1 ? "Copied one step" : "Copied " + nodes.size() + " steps");
    }

    private void selected(List<String> nodes) {
        selection = List.copyOf(Gestures.ids(nodes));
        panel.show(selection.size() == 1 ? selection.getFirst() : null);
        if (selection.size() == 1) {
            canvas.keepInView(selection.getFirst().value());
        }
    }

    private void select(List<NodeId> nodes) {
        selection = List.copyOf(nodes);
        canvas.selectOnly(nodes.stream().map(NodeId::value).toList());
        panel.show(nodes.size() == 1 ? nodes.getFirst() : null);
        if (nodes.size() == 1) {
            canvas.keepInView(nodes.getFirst().value());
        }
    }

    /** Selects a node and brings it into view. */
    private void goTo(NodeId node) {
        select(List.of(node));
        canvas.reveal(node.value());
    }

    private void afterPublishing() {
        editing.refreshResources();
        refresh();
    }

    /** Shows the flow as it is now everywhere but in the form that is being typed in. */
    private void refresh() {
        canvas.show(CanvasGraph.of(editing.flow(), editing.problems()));
        bar.refresh();
        problems.show(editing.flow(), editing.problems());
        panel.showProblems();
        editing.unsaved().ifPresentOrElse(why -> unsaved.show(why, waysOn()), unsaved::hide);
        editing.news().ifPresent(this::tell);
    }

    /** Shows what somebody else changed meanwhile, in the form that is open as well. */
    private void tell(String news) {
        Notice.done(news);
        canvas.announce(news);
        afterTimeTravel();
    }

    private UnsavedBar.WaysOn waysOn() {
        return new UnsavedBar.WaysOn(
                this::putTogether, () -> open(draft(editing.id().value())), this::keepAsCopy, () -> {
                    editing.save();
                    refresh();
                });
    }

    private void putTogether() {
        editing.saveKeepingMine();
        refresh();
    }

    private void keepAsCopy() {
        person.require(Role.EDITOR);
        FlowId copy = workspace.flows().create(editing.flow(), person.name());
        Notice.done("Your version is kept as a flow of its own");
        getUI().ifPresent(ui -> ui.navigate(EditorView.class, copy.value()));
    }
}
