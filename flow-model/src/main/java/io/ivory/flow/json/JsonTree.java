package io.ivory.flow.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object on its way into a file: its entries in order and how they are laid out. */
final class JsonTree {

    /** How an object is laid out. */
    enum Style {
        /** On one line if it fits there. */
        SHORT_ON_ONE_LINE,
        /** On one line if it has one short entry; otherwise an entry a line, so that two people's entries do not meet. */
        SINGLE_ON_ONE_LINE,
        /** An entry a line, always. */
        ENTRY_A_LINE
    }

    private final Style style;
    private final Map<String, Object> entries = new LinkedHashMap<>();

    private JsonTree(Style style) {
        this.style = style;
    }

    static JsonTree shortOnOneLine() {
        return new JsonTree(Style.SHORT_ON_ONE_LINE);
    }

    static JsonTree singleOnOneLine() {
        return new JsonTree(Style.SINGLE_ON_ONE_LINE);
    }

    static JsonTree entryALine() {
        return new JsonTree(Style.ENTRY_A_LINE);
    }

    Style style() {
        return style;
    }

    Map<String, Object> entries() {
        return entries;
    }

    /** Adds an entry, unless {@code value} is null. */
    JsonTree put(String key, @Nullable Object value) {
        if (value != null) {
            entries.put(key, value);
        }
        return this;
    }

    /** Adds an entry with the text of an id, unless {@code id} is null. */
    JsonTree putId(String key, @Nullable Object id) {
        return put(key, id == null ? null : id.toString());
    }

    /** Adds an entry, unless its value is what a reader assumes anyway. */
    <T> JsonTree putUnless(T assumed, String key, T value) {
        return value.equals(assumed) ? this : put(key, value);
    }

    /** Adds an object, unless it is empty. */
    JsonTree putUnlessEmpty(String key, JsonTree value) {
        return value.entries.isEmpty() ? this : put(key, value);
    }

    /** Adds other tools' keys. */
    JsonTree putAll(Map<String, Object> extensions) {
        entries.putAll(extensions);
        return this;
    }
}
