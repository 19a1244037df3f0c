package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.editor.Editing;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import io.ivory.flow.check.Problem;
import io.ivory.flow.edit.RenameNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The form of the selected step, on the right of the canvas. */
public final class NodePanel extends Aside {

    private static final long serialVersionUID = 1;

    private final transient Editing editing;
    private final boolean mayEdit;
    private final transient Runnable changed;
    private final transient Consumer<NodeId> delete;
    private transient Consumer<NodeId> closed = node -> {};
    private final Div problems = new Div();
    private final TextField name = new TextField("Name");
    private transient @Nullable NodeId shown;
    private transient @Nullable NodeEditing<?> body;

    /**
     * @param changed called after each change that was made in the form
     * @param delete called when the step is to be deleted
     */
    public NodePanel(Editing editing, boolean mayEdit, Runnable changed, Consumer<NodeId> delete) {
        this.editing = editing;
        this.mayEdit = mayEdit;
        this.changed = changed;
        this.delete = delete;
        addClassName("node-panel");
        getElement().setAttribute("aria-label", "The selected step");
        problems.addClassNames("problem-list", "panel-problems");
        Fields.typing(name);
        name.setId("node-name");
        name.setMaxLength(NodeHead.MAX_NAME);
        name.setWidthFull();
        name.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                rename(change.getValue());
            }
        });
        name.addBlurListener(blur -> editing.endTyping());
        Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE).listenOn(this);
        setVisible(false);
    }

    /** Shows the form of {@code node}, or nothing. The form stays as it is while the same node is shown. */
    public void show(@Nullable NodeId node) {
        if (node == null || editing.flow().node(node).isEmpty()) {
            shown = null;
            body = null;
            setVisible(false);
        } else if (!node.equals(shown)) {
            shown = node;
            editing.refreshResources();
            draw();
        }
    }

    /** Hears of which step the form was closed: the focus belongs there then. */
    public void whenClosed(Consumer<NodeId> listener) {
        closed = listener;
    }

    private void close() {
        NodeId last = shown;
        show(null);
        if (last != null) {
            closed.accept(last);
        }
    }

    /** Draws the form anew, after something else than the form has changed the step. */
    public void refresh() {
        if (shown != null && editing.flow().node(shown).isPresent()) {
            draw();
        } else {
            show(null);
        }
    }

    /** Shows what is wrong with the step, without touching what is typed. */
    public void showProblems() {
        problems.removeAll();
        if (shown == null) {
            return;
        }
        List<Problem> unplaced = new ArrayList<>(editing.problems());
        unplaced.removeIf(problem -> !shown.equals(problem.node()));
        if (body != null) {
            unplaced = body.marks().show(unplaced);
        }
        for (Problem problem : unplaced) {
            var line = new Div(new Glyph("warning"), new Span(sentence(problem.message())));
            line.addClassNames("problem", "is-" + problem.severity().name().toLowerCase(Locale.ROOT));
            problems.add(line);
        }
        problems.setVisible(!unplaced.isEmpty());
    }

    public void focusFirstField() {
        name.focus();
    }

    private void rename(String typed) {
        if (shown == null) {
            return;
        }
        boolean blank = typed.isBlank();
        name.setInvalid(blank);
        name.setErrorMessage("Every step needs a name");
        if (!blank) {
            editing.apply(new RenameNode(shown, typed.strip()), "name:" + shown);
            changed.run();
        }
    }

    private void draw() {
        if (shown == null) {
            return;
        }
        FlowNode node = editing.flow().node(shown).orElseThrow();
        removeAll();
        name.setValue(node.name());
        name.setInvalid(false);
        name.setReadOnly(!mayEdit);
        var fields = new Div();
        fields.addClassName("panel-fields");
        fields.add(name, problems);
        fields.add(form(node));
        fields.setEnabled(mayEdit);
        add(head(node), fields);
        if (mayEdit) {
            add(foot(node));
        }
        setVisible(true);
        showProblems();
    }

    /** The list of forms, once. No default: the compiler names this place when a node type is added. */
    private Component form(FlowNode node) {
        return switch (node) {
            case Say say -> SayForm.of(bodyOf(say));
            case Menu menu -> MenuForm.of(bodyOf(menu));
            case Collect collect -> CollectForm.of(bodyOf(collect));
            case Hours hours -> HoursForm.of(bodyOf(hours));
            case Branch branch -> BranchForm.of(bodyOf(branch));
            case Lookup lookup -> LookupForm.of(bodyOf(lookup));
            case HttpRequest request -> HttpForm.of(bodyOf(request));
            case Assign assign -> AssignForm.of(bodyOf(assign));
            case Transfer transfer -> TransferForm.of(bodyOf(transfer));
            case LanguageChoice language -> LanguageForm.of(bodyOf(language));
            case CallerCheck caller -> CallerForm.of(bodyOf(caller));
            case Split split -> SplitForm.of(bodyOf(split));
            case RunFlow run -> RunForm.of(bodyOf(run));
            case ReturnResult end -> ReturnForm.of(bodyOf(end));
            case GoToFlow goTo -> GoToForm.of(bodyOf(goTo));
            case Milestone milestone -> MilestoneForm.of(bodyOf(milestone));
            case Voicemail voicemail -> VoicemailForm.of(bodyOf(voicemail));
            case Notify notify -> NotifyForm.of(bodyOf(notify));
            case Callback callback -> CallbackForm.of(bodyOf(callback));
            case QueueCaller queue -> QueueForm.of(bodyOf(queue));
            case HangUp hangUp -> HangUpForm.of(bodyOf(hangUp));
        };
    }

    private <N extends FlowNode> NodeEditing<N> bodyOf(N node) {
        var made = new NodeEditing<>(editing, node, changed, this::refresh);
        body = made;
        return made;
    }

    private Component head(FlowNode node) {
        NodeType type = NodeType.of(node);
        var title = new Span(type.title());
        title.addClassName("panel-title");
        var close = new NativeButton("", click -> close());
        close.add(new Glyph("close"));
        close.addClassName("icon-button");
        close.setTitle("Close (Esc)");
        close.getElement().setAttribute("aria-label", "Close the form");
        var head = new Div(new Glyph(type.json()), title, close);
        head.addClassNames("panel-head", "group-" + type.group().name().toLowerCase(Locale.ROOT));
        return head;
    }

    private Component foot(FlowNode node) {
        var remove = new Button("Delete this step", new Glyph("trash"), click -> delete.accept(node.id()));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        var foot = new Div(remove);
        foot.addClassName("panel-foot");
        return foot;
    }

    private static String sentence(String message) {
        return message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }
}
