package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Notice;
import io.ivory.flow.Assign;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of a set node: values to remember, in order. */
final class AssignForm {

    private AssignForm() {}

    static Component of(NodeEditing<Assign> node) {
        var form = new Fields<>(node);
        form.hint("Remembers values for later steps of the same call. Text stands in quotes: \"gold\".");
        List<Map.Entry<VariableName, String>> values =
                List.copyOf(node.node().values().entrySet());
        for (int index = 0; index < values.size(); index++) {
            form.add(row(node, values.get(index), index, values.size()));
        }
        form.add(newValue(node));
        return form.box();
    }

    private static Component row(
            NodeEditing<Assign> node, Map.Entry<VariableName, String> value, int index, int count) {
        VariableName name = value.getKey();
        var expression = new TextField(name.value());
        Fields.typing(expression);
        expression.setManualValidation(true);
        expression.addClassName("mono-field");
        expression.setValue(value.getValue());
        expression.setTooltipText("A CEL expression: a number, \"text\", or tries + 1");
        expression.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.change("values/" + name, assign -> with(assign, name, change.getValue()));
            }
        });
        expression.addBlurListener(blur -> node.endTyping());
        node.marks().add("values/" + name, expression);
        var row = new Div(
                expression,
                SmallButtons.ofRow(
                        name.value(),
                        index,
                        count,
                        to -> node.restructure(
                                assign -> new Assign(assign.head(), SmallButtons.moved(assign.values(), index, to))),
                        () -> node.restructure(assign -> without(assign, name))));
        row.addClassName("list-row");
        return row;
    }

    private static Component newValue(NodeEditing<Assign> node) {
        var name = new TextField();
        name.setAriaLabel("Name of the value");
        name.setPlaceholder("name, such as tries");
        var add = SmallButtons.add("Add", () -> {
            try {
                var variable = new VariableName(name.getValue().strip());
                node.endTyping();
                node.changeWithVariable(
                        "values", assign -> with(assign, variable, ""), variable, Variable.of(VariableType.TEXT));
                node.redraw();
            } catch (InvalidFlowException e) {
                Notice.problem(e);
            }
        });
        var row = new Div(new Span(), name, add);
        row.addClassName("list-row");
        return row;
    }

    private static Assign with(Assign assign, VariableName name, String expression) {
        var values = new LinkedHashMap<>(assign.values());
        values.put(name, expression);
        return new Assign(assign.head(), values);
    }

    private static Assign without(Assign assign, VariableName name) {
        var values = new LinkedHashMap<>(assign.values());
        values.remove(name);
        return new Assign(assign.head(), values);
    }
}
