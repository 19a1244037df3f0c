package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import io.ivory.designer.workspace.TableDialog;
import io.ivory.flow.Lookup;
import io.ivory.flow.RowMatch;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.resource.DataTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a lookup: which table, which rows, where they go. */
final class LookupForm {

    private static final String EQUAL = "equals a column";
    private static final String BETWEEN = "lies between two columns";

    private LookupForm() {}

    static Component of(NodeEditing<Lookup> node) {
        var form = new Fields<>(node);
        form.named(
                "table",
                "Table",
                node.resources().tables().keySet(),
                Lookup::table,
                (lookup, table) ->
                        new Lookup(lookup.head(), table, lookup.value(), lookup.match(), lookup.into(), lookup.all()));
        form.add(SmallButtons.add(
                "New table",
                () -> new TableDialog(node.editing().workspace(), node.editing().person(), null, name -> {
                            node.restructure(lookup -> new Lookup(
                                    lookup.head(), name, lookup.value(), lookup.match(), lookup.into(), lookup.all()));
                            node.redraw();
                        })
                        .open()));
        form.add(value(node));
        match(form);
        form.variable("into", "Keep the row as", VariableType.RECORD, Lookup::into, LookupForm::into);
        form.check(
                "Take all rows that fit",
                "all: their texts are joined with full stops, for example all promotions of today",
                Lookup::all,
                (lookup, all) ->
                        new Lookup(lookup.head(), lookup.table(), lookup.value(), lookup.match(), lookup.into(), all));
        return form.box();
    }

    private static Component value(NodeEditing<Lookup> node) {
        var field = new ComboBox<String>("Find the rows where");
        field.setAllowCustomValue(true);
        field.setManualValidation(true);
        field.setWidthFull();
        field.setItems(Known.values(node.flow()));
        field.setPlaceholder("postcode, today, …");
        field.setTooltipText("A value of the call, or a CEL expression");
        if (!node.node().value().isEmpty()) {
            field.setValue(node.node().value());
        }
        field.addCustomValueSetListener(typed -> {
            field.setValue(typed.getDetail());
            node.change("value", lookup -> valued(lookup, typed.getDetail()));
        });
        field.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                node.change("value", lookup -> valued(lookup, change.getValue()));
            }
        });
        node.marks().add("value", field);
        return field;
    }

    private static void match(Fields<Lookup> form) {
        NodeEditing<Lookup> node = form.node();
        List<String> columns = columns(node);
        form.choice(
                "match",
                "… and this",
                List.of(EQUAL, BETWEEN),
                words -> words,
                lookup -> lookup.match() instanceof RowMatch.Between ? BETWEEN : EQUAL,
                (lookup, kind) -> matching(
                        lookup,
                        kind.equals(BETWEEN)
                                ? new RowMatch.Between(column(columns, 0), column(columns, 1))
                                : new RowMatch.Equal(column(columns, 0))));
        if (node.node().match() instanceof RowMatch.Between) {
            form.row(row -> row.named(
                            "match/from",
                            "From column",
                            columns,
                            LookupForm::from,
                            (lookup, from) -> matching(lookup, new RowMatch.Between(from, orEmpty(to(lookup)))))
                    .named(
                            "match/to",
                            "To column",
                            columns,
                            LookupForm::to,
                            (lookup, to) -> matching(lookup, new RowMatch.Between(orEmpty(from(lookup)), to))));
        } else {
            form.named(
                    "match/column",
                    "Column",
                    columns,
                    LookupForm::column,
                    (lookup, column) -> matching(lookup, new RowMatch.Equal(column)));
        }
    }

    private static List<String> columns(NodeEditing<Lookup> node) {
        String name = node.node().table();
        DataTable table = name == null ? null : node.resources().tables().get(name);
        return table == null ? List.of() : table.columns();
    }

    private static String column(List<String> columns, int index) {
        return index < columns.size() ? columns.get(index) : columns.isEmpty() ? "" : columns.getFirst();
    }

    private static @Nullable String column(Lookup lookup) {
        return lookup.match() instanceof RowMatch.Equal(String column) ? emptyToNull(column) : null;
    }

    private static @Nullable String from(Lookup lookup) {
        return lookup.match() instanceof RowMatch.Between(String from, String to) ? emptyToNull(from) : null;
    }

    private static @Nullable String to(Lookup lookup) {
        return lookup.match() instanceof RowMatch.Between(String from, String to) ? emptyToNull(to) : null;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Lookup matching(Lookup lookup, RowMatch match) {
        return new Lookup(lookup.head(), lookup.table(), lookup.value(), match, lookup.into(), lookup.all());
    }

    private static Lookup valued(Lookup lookup, String value) {
        return new Lookup(lookup.head(), lookup.table(), value.strip(), lookup.match(), lookup.into(), lookup.all());
    }

    private static Lookup into(Lookup lookup, VariableName into) {
        return new Lookup(lookup.head(), lookup.table(), lookup.value(), lookup.match(), into, lookup.all());
    }
}
