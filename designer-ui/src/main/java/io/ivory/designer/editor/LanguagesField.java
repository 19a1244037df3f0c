package io.ivory.designer.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.ivory.designer.base.Confirm;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Pill;
import io.ivory.flow.Language;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.SetLanguages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The languages that a flow speaks, the default first. */
final class LanguagesField extends Div {

    private static final long serialVersionUID = 1;

    private final transient Editing editing;
    private final boolean mayEdit;
    private final transient Consumer<FlowEdit> apply;
    private final Div list = new Div();
    private final ComboBox<Language> more = new ComboBox<>();

    LanguagesField(Editing editing, boolean mayEdit, Consumer<FlowEdit> apply) {
        this.editing = editing;
        this.mayEdit = mayEdit;
        this.apply = apply;
        FlowSettingsDialog.head(
                this, "Languages", "Every prompt has words in each of them. A call begins in the default language.");
        list.addClassName("settings-list");
        more.setId("settings-add-language");
        more.setAriaLabel("Add a language");
        more.setPlaceholder("Add a language");
        more.setWidthFull();
        more.setItemLabelGenerator(LanguageNames::of);
        more.setVisible(mayEdit);
        more.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                var longer = new ArrayList<>(languages());
                longer.add(change.getValue());
                set(longer);
            }
        });
        add(list, more);
        draw();
    }

    private List<Language> languages() {
        return editing.flow().languages();
    }

    private void set(List<Language> changed) {
        apply.accept(new SetLanguages(changed));
        draw();
    }

    private void draw() {
        list.removeAll();
        languages().forEach(language -> list.add(row(language)));
        more.setItems(LanguageNames.all().stream()
                .filter(language -> !languages().contains(language))
                .toList());
        more.clear();
    }

    private Component row(Language language) {
        String name = LanguageNames.of(language);
        var words = new Span(name);
        words.addClassName("settings-name");
        var row = new Div(words);
        row.addClassName("settings-row");
        row.getElement().setAttribute("data-language", language.tag());
        if (language.equals(editing.flow().defaultLanguage())) {
            row.add(new Pill("Default", Pill.Tone.ACCENT));
        } else if (mayEdit) {
            var first = new Button("Make default", click -> makeDefault(language));
            first.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            first.setAriaLabel("Make " + name + " the default");
            row.add(first);
        }
        if (mayEdit) {
            var remove = new Button(new Glyph("trash"), click -> askToRemove(language));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
            remove.setAriaLabel("Remove " + name);
            remove.setTooltipText(languages().size() > 1 ? "Remove " + name : "A flow speaks at least one language");
            remove.setEnabled(languages().size() > 1);
            row.add(remove);
        }
        return row;
    }

    private void makeDefault(Language language) {
        var changed = new ArrayList<>(languages());
        changed.remove(language);
        changed.addFirst(language);
        set(changed);
    }

    private void askToRemove(Language language) {
        long texts = editing.flow().prompts().values().stream()
                .filter(prompt -> prompt.in(language)
                        .filter(text -> !text.text().isBlank() || text.audio() != null)
                        .isPresent())
                .count();
        if (texts == 0) {
            remove(language);
            return;
        }
        String name = LanguageNames.of(language);
        Confirm.ask(
                "Remove " + name + "?",
                (texts == 1 ? "One prompt has" : texts + " prompts have") + " words in it. Callers hear them no more."
                        + " They are kept in the flow and are back when you add " + name + " again.",
                "Remove",
                () -> remove(language));
    }

    private void remove(Language language) {
        var shorter = new ArrayList<>(languages());
        shorter.remove(language);
        if (!shorter.isEmpty()) {
            set(shorter);
        }
    }
}
