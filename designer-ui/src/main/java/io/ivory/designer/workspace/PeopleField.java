package io.ivory.designer.workspace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.ivory.designer.base.Glyph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The people of a group, in the order in which they are rung. */
final class PeopleField extends Div {

    private static final long serialVersionUID = 1;

    private final transient List<String> everybody;
    private final transient List<String> chosen;
    private final Div rows = new Div();
    private final Select<String> more = new Select<>();

    /**
     * @param everybody whom one can choose
     * @param chosen who is in the group already, in order
     */
    PeopleField(List<String> everybody, List<String> chosen) {
        this.everybody = List.copyOf(everybody);
        this.chosen = new ArrayList<>(chosen);
        addClassName("people-field");
        rows.addClassName("people-rows");
        atOnce(false);
        more.setWidthFull();
        more.setManualValidation(true);
        more.setPlaceholder("Add a person");
        more.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                this.chosen.add(change.getValue());
                draw();
            }
        });
        add(more, rows);
        draw();
    }

    /** Whether all of them ring together, or one after the other. */
    void atOnce(boolean together) {
        more.setLabel(together ? "Ring, all at once" : "Ring, one after the other");
    }

    /** What is chosen here, and what becomes of it. */
    void label(String words, String help) {
        more.setLabel(words);
        more.setHelperText(help);
    }

    /** Who is in the group, in order. */
    List<String> chosen() {
        return List.copyOf(chosen);
    }

    /** Says what is wrong, or nothing. */
    void mark(String problem) {
        more.setErrorMessage(problem);
        more.setInvalid(!problem.isEmpty());
    }

    private void draw() {
        more.clear();
        more.setItems(everybody.stream().filter(name -> !chosen.contains(name)).toList());
        rows.removeAll();
        for (int index = 0; index < chosen.size(); index++) {
            rows.add(row(index));
        }
    }

    private Component row(int index) {
        String name = chosen.get(index);
        var words = new Span((index + 1) + ". " + name);
        words.addClassName("list-words");
        var up = button("up", "Ring " + name + " earlier", () -> Collections.swap(chosen, index, index - 1));
        up.setEnabled(index > 0);
        var down = button("down", "Ring " + name + " later", () -> Collections.swap(chosen, index, index + 1));
        down.setEnabled(index < chosen.size() - 1);
        var buttons = new Div(up, down, button("trash", "Take " + name + " out", () -> chosen.remove(index)));
        buttons.addClassName("row-buttons");
        var row = new Div(words, buttons);
        row.addClassNames("list-row", "is-middle");
        return row;
    }

    private Button button(String glyph, String words, Runnable change) {
        var button = new Button(new Glyph(glyph), click -> {
            change.run();
            draw();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setTooltipText(words);
        button.setAriaLabel(words);
        return button;
    }
}
