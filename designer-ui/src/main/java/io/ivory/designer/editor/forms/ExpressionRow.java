package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.flow.FlowNode;
import java.util.function.BiFunction;

/** A named value with its expression in a row of a form. */
final class ExpressionRow {

    private ExpressionRow() {}

    /**
     * The row.
     *
     * @param key where the expression stands in the file, such as {@code values/total}
     * @param buttons what stands beside the field; an empty box for nothing
     */
    static <N extends FlowNode> Component of(
            NodeEditing<N> node, String key, String expression, BiFunction<N, String, N> with, Div buttons) {
        var field = new TextField(key.substring(key.indexOf('/') + 1));
        Fields.typing(field);
        field.setManualValidation(true);
        field.addClassName("mono-field");
        field.setValue(expression);
        field.setTooltipText("A CEL expression: a number, \"text\", or the name of a value of this flow");
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.change(key, changed -> with.apply(changed, change.getValue()));
            }
        });
        field.addBlurListener(blur -> node.endTyping());
        node.marks().add(key, field);
        var row = new Div(field, buttons);
        row.addClassName("list-row");
        return row;
    }
}
