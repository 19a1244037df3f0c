package io.ivory.flow.explore;

import io.ivory.flow.expression.ValueKind;
import java.util.Set;

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

    /** It holds a row of a table: these fields, all of them text. */
    record Row(Set<String> columns) implements Value {

        public Row {
            columns = Set.copyOf(columns);
        }
    }

    /** It holds just this. */
    record Exactly(Object value) implements Value {}
}
