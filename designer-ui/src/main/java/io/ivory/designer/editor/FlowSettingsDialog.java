package io.ivory.designer.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.SetOnError;
import io.ivory.flow.edit.SetOnHangup;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.store.Role;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is said once for the whole flow: its languages, its variables, its keys, where calls go on after a failure or a hangup. */
final class FlowSettingsDialog extends Dialog {

    private static final long serialVersionUID = 1;

    /** @param apply makes an edit, which is saved at once and is one step of undo */
    FlowSettingsDialog(Editing editing, Consumer<FlowEdit> apply) {
        setHeaderTitle("Flow settings");
        addClassName("flow-settings");
        boolean mayEdit = editing.person().may(Role.EDITOR);
        var body = new Div(
                new LanguagesField(editing, mayEdit, apply),
                onError(editing, mayEdit, apply),
                onHangup(editing, mayEdit, apply),
                new CommonKeysField(editing, mayEdit, apply),
                new VariablesField(editing, mayEdit, apply));
        body.addClassNames("dialog-body", "settings-body");
        add(body);
        var done = new Button("Done", click -> close());
        done.setId("settings-done");
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }

    /** A heading with a sentence that says what the settings below it are for. */
    static void head(Div section, String title, String what) {
        var words = new Paragraph(what);
        words.addClassNames("quiet", "small");
        section.addClassName("settings-section");
        section.add(new H3(title), words);
    }

    private static Div onError(Editing editing, boolean mayEdit, Consumer<FlowEdit> apply) {
        var section = new Div();
        head(
                section,
                "When something goes wrong",
                "A step can fail in a way that none of its exits covers. The call then goes on here.");
        Select<NodeId> node = root(editing, mayEdit, editing.flow().onError(), "The call ends");
        node.setId("settings-on-error");
        node.setAriaLabel("After a failure");
        node.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                apply.accept(new SetOnError(change.getValue()));
            }
        });
        section.add(node);
        return section;
    }

    private static Div onHangup(Editing editing, boolean mayEdit, Consumer<FlowEdit> apply) {
        var section = new Div();
        head(
                section,
                "When the caller hangs up",
                "The flow may go on for up to "
                        + FlowInterpreter.LONGEST_AFTER_HANGUP.toSeconds()
                        + " seconds without the caller: note a milestone, tell a service, remember something.");
        Select<NodeId> node = root(editing, mayEdit, editing.flow().onHangup(), "Nothing more happens");
        node.setId("settings-on-hangup");
        node.setAriaLabel("After the caller has hung up");
        node.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                apply.accept(new SetOnHangup(change.getValue()));
            }
        });
        section.add(node);
        return section;
    }

    /** A choice among the flow's steps, or of none. */
    static Select<NodeId> root(Editing editing, boolean mayEdit, @Nullable NodeId present, String none) {
        var node = new Select<NodeId>();
        node.setWidthFull();
        node.setEmptySelectionAllowed(true);
        node.setEmptySelectionCaption(none);
        node.setPlaceholder(none);
        node.setItems(editing.flow().nodes().values().stream()
                .sorted(Comparator.comparing(FlowNode::name, String.CASE_INSENSITIVE_ORDER))
                .map(FlowNode::id)
                .toList());
        node.setItemLabelGenerator(id -> id == null
                ? none
                : "Go to “" + editing.flow().node(id).map(FlowNode::name).orElse(id.value()) + "”");
        if (present != null && editing.flow().node(present).isPresent()) {
            node.setValue(present);
        }
        node.setReadOnly(!mayEdit);
        return node;
    }
}
