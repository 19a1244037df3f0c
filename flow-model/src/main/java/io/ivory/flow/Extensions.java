package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.Map;

/**
 * The {@code x-} keys that other tools keep in a flow: carried along untouched, never interpreted.
 *
 * @param values by key; a value is a JSON value as Map, List, String, Number, Boolean or {@link #NULL}
 */
public record Extensions(Map<String, Object> values) {

    /** Stands for JSON's null, which maps here must not hold. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    public static final Extensions NONE = new Extensions(Map.of());

    public Extensions {
        values = copyInOrder(values);
        for (String key : values.keySet()) {
            require(key.startsWith("x-"), "An extension's key starts with \"x-\", but this one is \"" + key + "\"");
        }
    }
}
