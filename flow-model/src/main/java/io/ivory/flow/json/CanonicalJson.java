package io.ivory.flow.json;

import io.ivory.flow.Extensions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one way a value is written: two spaces, LF, one space after a colon, short things on one line. */
final class CanonicalJson {

    /** A line that is longer is broken. */
    static final int LINE = 100;

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /** {@code value} as a file: broken into lines, with a newline at the end. */
    static String file(Object value) {
        var json = new CanonicalJson();
        json.block(value, 0, 0);
        return json.out.append('\n').toString();
    }

    /** {@code value} on one line without needless spaces, for the wire; a real null is written as null. */
    static String compact(@Nullable Object value) {
        var json = new CanonicalJson();
        json.flat(value, ":", ",");
        return json.out.toString();
    }

    /**
     * Writes {@code value}, broken where it must be.
     *
     * @param depth how far its lines are indented, in steps of two spaces
     * @param column how many characters stand on its first line already
     */
    private void block(Object value, int depth, int column) {
        if (!mustBreak(value)) {
            int start = out.length();
            flat(value, ": ", ", ");
            if (isLeaf(value) || column + out.length() - start < LINE) {
                return;
            }
            out.setLength(start);
        }
        switch (value) {
            case JsonTree tree -> entries(tree.entries(), depth);
            case Map<?, ?> map -> entries(map, depth);
            case List<?> list -> elements(list, depth);
            default -> throw new IllegalStateException("Not a JSON value: " + value.getClass());
        }
    }

    private static boolean mustBreak(Object value) {
        return switch (value) {
            case JsonTree tree
            when !tree.entries().isEmpty() ->
                switch (tree.style()) {
                    case ENTRY_A_LINE -> true;
                    case SINGLE_ON_ONE_LINE -> tree.entries().size() > 1;
                    case SHORT_ON_ONE_LINE -> false;
                };
            case List<?> list -> list.stream().anyMatch(JsonTree.class::isInstance);
            default -> false;
        };
    }

    private static boolean isLeaf(Object value) {
        return switch (value) {
            case JsonTree tree -> tree.entries().isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> true;
        };
    }

    private void entries(Map<?, ?> entries, int depth) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            out.append(separator);
            newLine(depth + 1);
            int start = out.length();
            string(String.valueOf(entry.getKey()));
            out.append(": ");
            block(entry.getValue(), depth + 1, 2 * (depth + 1) + out.length() - start);
            separator = ",";
        }
        newLine(depth);
        out.append('}');
    }

    private void elements(List<?> elements, int depth) {
        out.append('[');
        String separator = "";
        for (Object element : elements) {
            out.append(separator);
            newLine(depth + 1);
            block(element, depth + 1, 2 * (depth + 1));
            separator = ",";
        }
        newLine(depth);
        out.append(']');
    }

    private void newLine(int depth) {
        out.append('\n').repeat("  ", depth);
    }

    private void flat(@Nullable Object value, String colon, String comma) {
        switch (value) {
            case null -> out.append("null");
            case JsonTree tree -> flatEntries(tree.entries(), colon, comma);
            case Map<?, ?> map -> flatEntries(map, colon, comma);
            case List<?> list -> {
                out.append('[');
                String separator = "";
                for (Object element : list) {
                    out.append(separator);
                    flat(element, colon, comma);
                    separator = comma;
                }
                out.append(']');
            }
            case String text -> string(text);
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag);
            default -> {
                if (!value.equals(Extensions.NULL)) {
                    throw new IllegalArgumentException("JSON cannot hold a " + value.getClass());
                }
                out.append("null");
            }
        }
    }

    private void flatEntries(Map<?, ?> entries, String colon, String comma) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            out.append(separator);
            string(String.valueOf(entry.getKey()));
            out.append(colon);
            flat(entry.getValue(), colon, comma);
            separator = comma;
        }
        out.append('}');
    }

    /** Letters of all scripts as they are; only what RFC 8259 section 7 demands is escaped, and invisible line ends. */
    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == '\u007f' || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                        out.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            out.append(HEX.charAt((c >> shift) & 0xF));
                        }
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
