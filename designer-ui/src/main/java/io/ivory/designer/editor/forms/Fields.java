package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasTooltip;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one node's form, each bound to a part of the node under the part's name in the file.
 *
 * @param <N> the node's type
 */
final class Fields<N extends FlowNode> {

    private static final int TYPING_PAUSE_MS = 250;

    private final NodeEditing<N> node;
    private final Div box;

    Fields(NodeEditing<N> node) {
        this(node, new Div());
        box.addClassName("panel-form");
    }

    private Fields(NodeEditing<N> node, Div box) {
        this.node = node;
        this.box = box;
    }

    NodeEditing<N> node() {
        return node;
    }

    Div box() {
        return box;
    }

    /** Reports what is typed after a short pause, so that the canvas follows. */
    static void typing(TextFieldBase<?, ?> field) {
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(TYPING_PAUSE_MS);
    }

    Fields<N> add(Component... components) {
        box.add(components);
        return this;
    }

    Fields<N> heading(String words) {
        box.add(new H3(words));
        return this;
    }

    Fields<N> hint(String words) {
        var hint = new Div(words);
        hint.addClassNames("quiet", "small");
        box.add(hint);
        return this;
    }

    /** Fields behind a line that unfolds. */
    Fields<N> folded(String summary, boolean open, java.util.function.Consumer<Fields<N>> content) {
        var inner = new Div();
        inner.addClassName("panel-form");
        content.accept(new Fields<>(node, inner));
        var details = new Details(summary, inner);
        details.setOpened(open);
        box.add(details);
        return this;
    }

    /** Fields side by side. */
    Fields<N> row(java.util.function.Consumer<Fields<N>> content) {
        var row = new Div();
        row.addClassName("panel-row");
        content.accept(new Fields<>(node, row));
        box.add(row);
        return this;
    }

    Fields<N> prompt(PromptField.Slot<N> slot) {
        box.add(new PromptField<>(node, slot));
        return this;
    }

    Fields<N> text(String key, String label, String help, Function<N, String> of, BiFunction<N, String, N> with) {
        var field = new TextField(label);
        typing(field);
        field.setManualValidation(true);
        field.setValue(of.apply(node.node()));
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.change(
                        key, changed -> with.apply(changed, change.getValue().strip()));
            }
        });
        field.addBlurListener(blur -> node.endTyping());
        return place(key, field, help);
    }

    /** Text of several lines. */
    Fields<N> longText(String key, String label, String help, Function<N, String> of, BiFunction<N, String, N> with) {
        var field = new TextArea(label);
        typing(field);
        field.setManualValidation(true);
        field.setValue(of.apply(node.node()));
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.change(key, changed -> with.apply(changed, change.getValue()));
            }
        });
        field.addBlurListener(blur -> node.endTyping());
        return place(key, field, help);
    }

    Fields<N> integer(
            String key,
            String label,
            String help,
            int min,
            int max,
            Function<N, Integer> of,
            BiFunction<N, Integer, N> with) {
        var field = new IntegerField(label);
        typing(field);
        field.setManualValidation(true);
        field.setStepButtonsVisible(true);
        field.setMin(min);
        field.setMax(max);
        field.setValue(of.apply(node.node()));
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                Integer value = change.getValue();
                if (value == null || value < min || value > max) {
                    node.marks().refuse(key, "A whole number from " + min + " to " + max);
                } else {
                    node.change(key, changed -> with.apply(changed, value));
                }
            }
        });
        return place(key, field, help);
    }

    Fields<N> seconds(
            String key,
            String label,
            String help,
            double min,
            double max,
            Function<N, Duration> of,
            BiFunction<N, Duration, N> with) {
        var field = new NumberField(label);
        typing(field);
        field.setManualValidation(true);
        field.setSuffixComponent(new Div("s"));
        field.setStep(0.5);
        field.setMin(min);
        field.setMax(max);
        field.setValue(of.apply(node.node()).toMillis() / 1_000.0);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                Double value = change.getValue();
                if (value == null || value < min || value > max) {
                    node.marks().refuse(key, "From " + plain(min) + " to " + plain(max) + " seconds");
                } else {
                    node.change(key, changed -> with.apply(changed, Duration.ofMillis(Math.round(value * 1_000))));
                }
            }
        });
        return place(key, field, help);
    }

    Fields<N> check(String label, String help, Function<N, Boolean> of, BiFunction<N, Boolean, N> with) {
        var field = new Checkbox(label, of.apply(node.node()));
        field.setTooltipText(help);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.endTyping();
                node.change(label, changed -> with.apply(changed, change.getValue()));
            }
        });
        box.add(field);
        return this;
    }

    /** A choice of names that the workspace holds; one that is missing there stays visible. */
    Fields<N> named(
            String key,
            String label,
            Iterable<String> names,
            Function<N, @Nullable String> of,
            BiFunction<N, String, N> with) {
        var items = new ArrayList<String>();
        names.forEach(items::add);
        String chosen = of.apply(node.node());
        if (chosen != null && !items.contains(chosen)) {
            items.add(chosen);
        }
        var field = new Select<String>();
        field.setLabel(label);
        field.setManualValidation(true);
        field.setPlaceholder(items.isEmpty() ? "There is none yet" : "Choose");
        field.setItems(items);
        if (chosen != null) {
            field.setValue(chosen);
        }
        field.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                node.restructure(changed -> with.apply(changed, change.getValue()));
            }
        });
        return place(key, field, "");
    }

    /** The same, but nothing may be chosen either; then the field says {@code nothing}. */
    Fields<N> maybeNamed(
            String key,
            String label,
            String nothing,
            Iterable<String> names,
            Function<N, @Nullable String> of,
            BiFunction<N, @Nullable String, N> with) {
        var items = new ArrayList<String>();
        names.forEach(items::add);
        String chosen = of.apply(node.node());
        if (chosen != null && !items.contains(chosen)) {
            items.add(chosen);
        }
        var field = new Select<String>();
        field.setLabel(label);
        field.setManualValidation(true);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(nothing);
        field.setPlaceholder(nothing);
        field.setItems(items);
        if (chosen != null) {
            field.setValue(chosen);
        }
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.restructure(changed -> with.apply(changed, change.getValue()));
            }
        });
        return place(key, field, "");
    }

    <T> Fields<N> choice(
            String key,
            String label,
            List<T> items,
            Function<T, String> words,
            Function<N, T> of,
            BiFunction<N, T, N> with) {
        var field = new Select<T>();
        field.setLabel(label);
        field.setManualValidation(true);
        field.setItems(items);
        field.setItemLabelGenerator(words::apply);
        field.setValue(of.apply(node.node()));
        field.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                node.restructure(changed -> with.apply(changed, change.getValue()));
            }
        });
        return place(key, field, "");
    }

    /** The variable that takes a result; a new name declares one of {@code type}. */
    Fields<N> variable(
            String key,
            String label,
            VariableType type,
            Function<N, @Nullable VariableName> of,
            BiFunction<N, VariableName, N> with) {
        var field = new ComboBox<String>(label);
        field.setManualValidation(true);
        field.setAllowCustomValue(true);
        field.setPlaceholder("Choose or type a name");
        field.setItems(node.flow().variables().keySet().stream()
                .map(VariableName::value)
                .toList());
        VariableName chosen = of.apply(node.node());
        if (chosen != null) {
            field.setValue(chosen.value());
        }
        field.addCustomValueSetListener(typed -> take(key, type, typed.getDetail(), with));
        field.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                take(key, type, change.getValue(), with);
            }
        });
        return place(key, field, "Later steps use it by this name: {name | digits} in words, name in conditions");
    }

    private void take(String key, VariableType type, String typed, BiFunction<N, VariableName, N> with) {
        try {
            var name = new VariableName(typed.strip());
            node.endTyping();
            node.changeWithVariable(key, changed -> with.apply(changed, name), name, Variable.of(type));
            node.redraw();
        } catch (InvalidFlowException e) {
            node.marks().refuse(key, "A letter, then letters, digits and _ (such as orderNumber)");
        }
    }

    private <F extends Component & HasValidation & HasTooltip> Fields<N> place(String key, F field, String help) {
        if (!help.isEmpty()) {
            field.setTooltipText(help);
        }
        field.getElement().setAttribute("data-field", key);
        field.getElement().getStyle().set("width", "100%");
        node.marks().add(key, field);
        box.add(field);
        return this;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
