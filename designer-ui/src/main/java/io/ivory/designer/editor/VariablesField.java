package io.ivory.designer.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.check.VariableUses;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.SetVariables;
import io.ivory.flow.expression.Expressions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a call carries from step to step: name, type, whether it may be written down, which steps use it. */
final class VariablesField extends Div {

    private static final long serialVersionUID = 1;

    private static final int MAX_STEPS_NAMED = 4;

    private final transient Editing editing;
    private final boolean mayEdit;
    private final transient Consumer<FlowEdit> apply;
    private final Div list = new Div();
    private final TextField name = new TextField();
    private final Select<VariableType> type = types();

    VariablesField(Editing editing, boolean mayEdit, Consumer<FlowEdit> apply) {
        this.editing = editing;
        this.mayEdit = mayEdit;
        this.apply = apply;
        FlowSettingsDialog.head(
                this,
                "Variables",
                "What a call remembers from one step to the next. What is never written down, such as a PIN, reaches"
                        + " no log and no call record.");
        list.addClassName("settings-list");
        add(list);
        if (mayEdit) {
            add(newVariable());
        }
        draw();
    }

    private void set(Map<VariableName, Variable> changed) {
        apply.accept(new SetVariables(changed));
        draw();
    }

    private Map<VariableName, Variable> variables() {
        return new LinkedHashMap<>(editing.flow().variables());
    }

    private void draw() {
        list.removeAll();
        variables().forEach((each, variable) -> list.add(row(each, variable)));
        if (variables().isEmpty()) {
            var none = new Div("None yet. Steps that ask or look something up make theirs themselves.");
            none.addClassNames("quiet", "small");
            list.add(none);
        }
    }

    private Component row(VariableName variable, Variable present) {
        var words = new Div(variable.value());
        words.addClassName("settings-name");
        var uses = new Div(usedBy(VariableUses.of(editing.flow(), variable)));
        uses.addClassNames("quiet", "small");
        var about = new Div(words, uses);
        about.addClassName("variable-about");
        Select<VariableType> kind = types();
        kind.setAriaLabel("What " + variable + " holds");
        kind.setValue(present.type());
        kind.setReadOnly(!mayEdit);
        kind.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                put(variable, new Variable(change.getValue(), present.sensitive()));
            }
        });
        var sensitive = new Checkbox("Never write it down", present.sensitive());
        sensitive.getElement().setAttribute("title", "sensitive: never in a log, a call record or a transcript");
        sensitive.setReadOnly(!mayEdit);
        sensitive.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                put(variable, new Variable(present.type(), change.getValue()));
            }
        });
        var row = new Div(about, kind, sensitive);
        row.addClassNames("settings-row", "variable-row");
        row.getElement().setAttribute("data-variable", variable.value());
        if (mayEdit) {
            var remove = new Button(new Glyph("trash"), click -> remove(variable));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
            remove.setAriaLabel("Remove " + variable);
            remove.setTooltipText("Remove " + variable);
            row.add(remove);
        }
        return row;
    }

    private static Select<VariableType> types() {
        var types = new Select<VariableType>();
        types.setItems(VariableType.values());
        types.setItemLabelGenerator(VariableWords::of);
        return types;
    }

    private static String usedBy(List<FlowNode> users) {
        if (users.isEmpty()) {
            return "No step uses it";
        }
        String named = users.stream()
                .limit(MAX_STEPS_NAMED)
                .map(node -> "“" + node.name() + "”")
                .collect(Collectors.joining(", "));
        int others = users.size() - MAX_STEPS_NAMED;
        return "Used in " + named + (others > 0 ? " and " + others + " more" : "");
    }

    private void put(VariableName variable, Variable changed) {
        Map<VariableName, Variable> all = variables();
        all.put(variable, changed);
        set(all);
    }

    private void remove(VariableName variable) {
        List<FlowNode> users = VariableUses.of(editing.flow(), variable);
        if (!users.isEmpty()) {
            Notice.problem("“" + variable + "” cannot be removed. " + usedBy(users)
                    + ": let these steps use something else first.");
            return;
        }
        Map<VariableName, Variable> all = variables();
        all.remove(variable);
        set(all);
    }

    private Component newVariable() {
        name.setId("settings-variable-name");
        name.setManualValidation(true);
        name.setAriaLabel("Name of the new variable");
        name.setPlaceholder("name, such as orderNumber");
        type.setAriaLabel("What the new variable holds");
        type.setValue(VariableType.TEXT);
        var make = new Button("Add", new Glyph("plus"), click -> make());
        make.setId("settings-variable-add");
        var row = new Div(name, type, make);
        row.addClassNames("settings-row", "variable-new");
        return row;
    }

    private void make() {
        String refusal = "";
        try {
            var variable = new VariableName(name.getValue().strip());
            if (editing.flow().variables().containsKey(variable)) {
                refusal = "There is a variable of this name already";
            } else if (Expressions.isReserved(variable)) {
                refusal = "Every call knows “" + variable + "” already: choose another name";
            } else {
                put(variable, Variable.of(type.getValue()));
                name.clear();
            }
        } catch (InvalidFlowException e) {
            refusal = "A letter, then letters, digits and _ (such as orderNumber)";
        }
        name.setErrorMessage(refusal);
        name.setInvalid(!refusal.isEmpty());
    }
}
