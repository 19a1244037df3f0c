package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Notice;
import io.ivory.flow.AnswerField;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a service's answer holds, a row a field, and the variables that take one of its fields each. */
final class AnswerRows {

    private final NodeEditing<HttpRequest> node;
    private final Div box = new Div();

    private AnswerRows(NodeEditing<HttpRequest> node) {
        this.node = node;
        box.addClassName("panel-form");
    }

    static Component of(NodeEditing<HttpRequest> node) {
        var rows = new AnswerRows(node);
        AnswerUse use = node.node().use();
        rows.hint(
                "Name the fields, and misspelt ones are found while you write. If an answer lacks one, the call goes on"
                        + " at “fails”.");
        use.fields().forEach((path, field) -> rows.box.add(rows.field(path, field)));
        rows.box.add(rows.newField());
        rows.hint("Values of their own: a variable takes one field of the answer, such as customer.name.");
        use.values().forEach((variable, path) -> rows.box.add(rows.value(variable, path)));
        rows.box.add(rows.newValue());
        return rows.box;
    }

    private void hint(String words) {
        var hint = new Div(words);
        hint.addClassNames("quiet", "small");
        box.add(hint);
    }

    private Component field(String path, AnswerField field) {
        var type = new Select<AnswerField>();
        type.setLabel(path);
        type.setManualValidation(true);
        type.setItems(Arrays.stream(VariableType.values())
                .flatMap(each -> Stream.of(new AnswerField(each, false), new AnswerField(each, true)))
                .toList());
        type.setItemLabelGenerator(AnswerRows::words);
        type.setValue(field);
        type.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                node.restructure(fields(known -> known.put(path, change.getValue())));
            }
        });
        node.marks().add("answer/" + path, type);
        return row(type, "Remove " + path, fields(known -> known.remove(path)));
    }

    private static String words(AnswerField field) {
        String words = switch (field.type()) {
            case DIGITS -> "Digits";
            case TEXT -> "Words";
            case NUMBER -> "A number";
            case BOOLEAN -> "Yes or no";
            case DATE -> "A day";
            case RECORD -> "Fields or a list";
        };
        return field.optional() ? words + ", may be missing" : words;
    }

    private Component newField() {
        var path = new TextField();
        path.setAriaLabel("Field of the answer");
        path.setPlaceholder("field, such as status");
        return adding(path, "Add field", () -> {
            var field = new AnswerField(VariableType.TEXT, false);
            String name = path.getValue().strip();
            HttpRequest changed =
                    fields(known -> known.putIfAbsent(name, field)).apply(node.node());
            node.restructure(_ -> changed);
        });
    }

    private Component value(VariableName variable, String path) {
        var field = new TextField(variable.value());
        Fields.typing(field);
        field.setManualValidation(true);
        field.addClassName("mono-field");
        field.setPlaceholder("field, such as status");
        field.setValue(path);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.change(
                        "values/" + variable,
                        values(known -> known.put(variable, change.getValue().strip())));
            }
        });
        field.addBlurListener(blur -> node.endTyping());
        node.marks().add("values/" + variable, field);
        return row(field, "Remove " + variable, values(known -> known.remove(variable)));
    }

    private Component newValue() {
        var name = new TextField();
        name.setAriaLabel("Name of the variable");
        name.setPlaceholder("variable, such as orderStatus");
        return adding(name, "Add value", () -> {
            var variable = new VariableName(name.getValue().strip());
            node.endTyping();
            node.changeWithVariable(
                    "values",
                    values(known -> known.putIfAbsent(variable, "")),
                    variable,
                    Variable.of(VariableType.TEXT));
            node.redraw();
        });
    }

    private static Component adding(TextField name, String words, Runnable add) {
        var row = new Div(name, SmallButtons.add(words, () -> {
            try {
                add.run();
            } catch (InvalidFlowException e) {
                Notice.problem(e);
            }
        }));
        row.addClassNames("list-row", "is-middle");
        return row;
    }

    private Component row(Component field, String removeWords, UnaryOperator<HttpRequest> remove) {
        var buttons = new Div(SmallButtons.icon("trash", removeWords, () -> node.restructure(remove)));
        buttons.addClassName("row-buttons");
        var row = new Div(field, buttons);
        row.addClassName("list-row");
        return row;
    }

    /** A change of a map. */
    private interface Change<K, V> {
        void to(Map<K, V> map);
    }

    private static UnaryOperator<HttpRequest> fields(Change<String, AnswerField> change) {
        return request -> {
            var fields = new LinkedHashMap<>(request.use().fields());
            change.to(fields);
            return request.withUse(request.use().withFields(fields));
        };
    }

    private static UnaryOperator<HttpRequest> values(Change<VariableName, String> change) {
        return request -> {
            var values = new LinkedHashMap<>(request.use().values());
            change.to(values);
            return request.withUse(request.use().withValues(values));
        };
    }
}
