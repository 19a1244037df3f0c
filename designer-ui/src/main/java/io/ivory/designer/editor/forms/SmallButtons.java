package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.ivory.designer.base.Glyph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The buttons beside the rows of a list: up, down, remove; and the one below it that adds a row. */
final class SmallButtons {

    private SmallButtons() {}

    static Button icon(String glyph, String words, Runnable action) {
        var button = new Button(new Glyph(glyph), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setTooltipText(words);
        button.setAriaLabel(words);
        return button;
    }

    static Button add(String words, Runnable action) {
        var button = new Button(words, new Glyph("plus"), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.addClassName("add-row");
        return button;
    }

    /**
     * Up, down and remove for row {@code index} of {@code count}.
     *
     * @param what names the row for screen readers
     */
    static Div ofRow(String what, int index, int count, Consumer<Integer> moveTo, Runnable remove) {
        var up = icon("up", "Move " + what + " up", () -> moveTo.accept(index - 1));
        up.setEnabled(index > 0);
        var down = icon("down", "Move " + what + " down", () -> moveTo.accept(index + 1));
        down.setEnabled(index < count - 1);
        var buttons = new Div(up, down, icon("trash", "Remove " + what, remove));
        buttons.addClassName("row-buttons");
        return buttons;
    }

    /** {@code list} with the element at {@code from} moved to {@code to}. */
    static <T> List<T> moved(List<T> list, int from, int to) {
        var changed = new ArrayList<>(list);
        Collections.swap(changed, from, to);
        return changed;
    }

    /** {@code map} with its entries swapped. */
    static <K, V> Map<K, V> moved(Map<K, V> map, int from, int to) {
        var changed = new LinkedHashMap<K, V>();
        moved(List.copyOf(map.entrySet()), from, to).forEach(entry -> changed.put(entry.getKey(), entry.getValue()));
        return changed;
    }
}
