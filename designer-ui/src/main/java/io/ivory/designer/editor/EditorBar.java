package io.ivory.designer.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Moments;
import io.ivory.flow.FlowDefinition;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** The editor's one toolbar: where am I, is it saved, undo and redo, how many problems, publish. */
final class EditorBar extends Div {

    private static final long serialVersionUID = 1;
    private static final int TYPING_PAUSE_MS = 400;

    private final transient Editing editing;
    private final transient Clock clock;
    private final TextField name = new TextField();
    private final Span saved = new Span();
    private final Button undo;
    private final Button redo;
    private final Button problems;
    private final Button publish;
    private final boolean mayEdit;

    /** What the buttons do. */
    record Actions(
            Runnable undo,
            Runnable redo,
            Runnable arrange,
            Runnable fit,
            Runnable settings,
            Runnable problems,
            Runnable publish,
            Consumer<String> rename) {}

    EditorBar(Editing editing, boolean mayEdit, Clock clock, Actions actions) {
        this.editing = editing;
        this.mayEdit = mayEdit;
        this.clock = clock;
        addClassName("editor-bar");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", "Flow");
        var back = new Anchor("flows");
        back.add(new Glyph("back"));
        back.addClassName("icon-button");
        back.getElement().setAttribute("aria-label", "Back to all flows");
        setUpName(actions);
        saved.addClassName("editor-saved");
        saved.getElement().setAttribute("role", "status");
        undo = tool("undo", "editor-undo", actions.undo());
        redo = tool("redo", "editor-redo", actions.redo());
        Button arrange = tool("arrange", "editor-arrange", actions.arrange());
        describe(arrange, "Arrange all");
        arrange.setEnabled(mayEdit);
        Button fit = tool("fit", "editor-fit", actions.fit());
        describe(fit, "Show all (F)");
        Button settings = tool("settings", "editor-settings", actions.settings());
        describe(settings, "Flow settings: languages, variables, what happens after a failure");
        settings.getElement().setAttribute("aria-haspopup", "dialog");
        var gap = new Span();
        gap.addClassName("topbar-gap");
        problems = new Button("", click -> actions.problems().run());
        problems.setId("editor-problems");
        publish = new Button(
                "Publish", new Glyph("publish"), click -> actions.publish().run());
        publish.setId("editor-publish");
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        publish.setEnabled(mayEdit);
        var rule = new Span();
        rule.addClassName("editor-rule");
        add(back, name, saved, gap, undo, redo, rule, arrange, fit, settings, problems, publish);
    }

    private void setUpName(Actions actions) {
        name.setId("flow-name");
        name.addClassName("editor-name");
        name.setAriaLabel("Name of the flow");
        name.setMaxLength(FlowDefinition.MAX_NAME);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.setValueChangeTimeout(TYPING_PAUSE_MS);
        name.setReadOnly(!mayEdit);
        showName();
        name.addValueChangeListener(change -> {
            if (change.isFromClient() && !change.getValue().isBlank()) {
                actions.rename().accept(change.getValue().strip());
            }
        });
        name.addBlurListener(blur -> {
            editing.endTyping();
            showName();
        });
    }

    void showName() {
        name.setValue(editing.flow().name());
    }

    void refresh() {
        undo.setEnabled(mayEdit && editing.undoable().isPresent());
        describe(undo, worded("Undo", editing.undoable(), " (Ctrl+Z)"));
        redo.setEnabled(mayEdit && editing.redoable().isPresent());
        describe(redo, worded("Redo", editing.redoable(), " (Ctrl+Y)"));
        showSaved();
        showProblems();
    }

    private void showSaved() {
        boolean unsaved = editing.unsaved().isPresent();
        saved.setText(mayEdit ? unsaved ? "Not saved" : "Saved" : "Only to look at");
        saved.setClassName("is-bad", unsaved);
        saved.setTitle(
                mayEdit && !unsaved
                        ? "Draft saved " + Moments.exact(clock.instant(), clock.getZone())
                                + ". Callers hear it once you publish."
                        : "");
    }

    private void showProblems() {
        int errors = editing.errors().size();
        long warnings = editing.warnings().size();
        problems.removeThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SUCCESS);
        if (errors > 0) {
            label("warning", String.valueOf(errors), errors == 1 ? " problem" : " problems");
            problems.addThemeVariants(ButtonVariant.LUMO_ERROR);
        } else if (warnings > 0) {
            label("warning", String.valueOf(warnings), warnings == 1 ? " hint" : " hints");
        } else {
            label("check", "", "No problems");
            problems.addThemeVariants(ButtonVariant.LUMO_SUCCESS);
        }
    }

    /** The words give way on a phone; the count stays. */
    private void label(String icon, String count, String words) {
        var wide = new Span(words);
        wide.addClassName("wide-only");
        problems.setText("");
        problems.setIcon(new Span(new Glyph(icon), new Span(count), wide));
        problems.setAriaLabel(count + words);
    }

    private static String worded(String verb, Optional<String> step, String keys) {
        return step.map(what -> verb + ": " + what + keys)
                .orElse("Nothing to " + verb.toLowerCase(java.util.Locale.ROOT));
    }

    private static Button tool(String icon, String id, Runnable action) {
        var button = new Button(new Glyph(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_TERTIARY);
        button.setId(id);
        return button;
    }

    private static void describe(Button button, String words) {
        button.setAriaLabel(words);
        button.setTooltipText(words);
    }
}
