package io.ivory.flow.explore;

import io.ivory.flow.expression.ValueKind;
import io.ivory.flow.resource.DataTable;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known of a variable at one place of a flow, whichever call comes there. */
sealed interface Value {

    Value UNSET = new Unset();
    Value UNKNOWN = new Unknown();

    /** Nothing has been put into it yet: reading it fails. */
    record Unset() implements Value {}

    /** Nothing is known of it; reading it may fail. */
    record Unknown() implements Value {}

    /** It holds some value of this kind. */
    record Some(ValueKind kind) implements Value {}

    /**
     * It holds a record that surely has these fields.
     *
     * @param fields what each of them holds, by path
     */
    record Row(Map<String, ValueKind> fields) implements Value {

        public Row {
            fields = Map.copyOf(fields);
        }

        /** A row of a table. */
        static Row of(DataTable table) {
            return new Row(table.columns().stream()
                    .distinct()
                    .collect(Collectors.toMap(column -> column, _ -> ValueKind.TEXT)));
        }
    }

    /** It holds just this. */
    record Exactly(Object value) implements Value {}
}
