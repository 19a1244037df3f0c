package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Notice;
import io.ivory.flow.Exit;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.VariableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of a return: the result, and the values that come with it. */
final class ReturnForm {

    private ReturnForm() {}

    static Component of(NodeEditing<ReturnResult> node) {
        var form = new Fields<>(node);
        form.text(
                "result",
                "Result",
                "A word such as found or gaveUp: the flow that runs this one has an exit for it",
                end -> end.result() == null ? "" : end.result().name(),
                (end, result) ->
                        new ReturnResult(end.head(), result.isEmpty() ? null : new Exit(result), end.values()));
        form.heading("Values that come with it");
        List<Map.Entry<VariableName, String>> values =
                List.copyOf(node.node().values().entrySet());
        for (int index = 0; index < values.size(); index++) {
            form.add(row(node, values.get(index), index, values.size()));
        }
        form.add(newValue(node));
        return form.box();
    }

    private static Component row(
            NodeEditing<ReturnResult> node, Map.Entry<VariableName, String> value, int index, int count) {
        VariableName name = value.getKey();
        return ExpressionRow.of(
                node,
                "values/" + name,
                value.getValue(),
                (end, source) -> with(end, name, source),
                SmallButtons.ofRow(
                        name.value(),
                        index,
                        count,
                        to -> node.restructure(end -> new ReturnResult(
                                end.head(), end.result(), SmallButtons.moved(end.values(), index, to))),
                        () -> node.restructure(end -> without(end, name))));
    }

    private static Component newValue(NodeEditing<ReturnResult> node) {
        var name = new TextField();
        name.setAriaLabel("Name of the value");
        name.setPlaceholder("name, such as number");
        var add = SmallButtons.add("Add", () -> {
            try {
                var value = new VariableName(name.getValue().strip());
                node.restructure(end -> with(end, value, ""));
            } catch (InvalidFlowException e) {
                Notice.problem(e);
            }
        });
        var row = new Div(new Span(), name, add);
        row.addClassName("list-row");
        return row;
    }

    private static ReturnResult with(ReturnResult end, VariableName name, String source) {
        var values = new LinkedHashMap<>(end.values());
        values.put(name, source);
        return new ReturnResult(end.head(), end.result(), values);
    }

    private static ReturnResult without(ReturnResult end, VariableName name) {
        var values = new LinkedHashMap<>(end.values());
        values.remove(name);
        return new ReturnResult(end.head(), end.result(), values);
    }
}
