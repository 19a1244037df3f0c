package io.ivory.designer.editor.forms;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition that can be shown as three fields: a value of the call, a comparison, and what it is compared with.
 *
 * @param variable such as {@code orderNumber} or {@code order.status}
 * @param comparison one of {@link #COMPARISONS}
 * @param value plain text; a number or true or false is compared as such
 */
record SimpleCondition(String variable, String comparison, String value) {

    static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

    private static final Pattern SIMPLE = Pattern.compile(
            "\\s*([A-Za-z][\\w.]*)\\s*(==|!=|<=|>=|<|>)\\s*(?:\"([^\"\\\\]*)\"|(-?[0-9]+(?:\\.[0-9]+)?|true|false))\\s*");
    private static final Pattern LITERAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?|true|false");

    /** How people read a comparison. */
    static String words(String comparison) {
        return switch (comparison) {
            case "==" -> "is";
            case "!=" -> "is not";
            case "<" -> "is less than";
            case "<=" -> "is at most";
            case ">" -> "is more than";
            case ">=" -> "is at least";
            default -> comparison;
        };
    }

    /** Reads a formula of this simple shape; empty for any other. */
    static Optional<SimpleCondition> of(String formula) {
        Matcher found = SIMPLE.matcher(formula);
        if (!found.matches()) {
            return Optional.empty();
        }
        String quoted = found.group(3);
        if (quoted != null && LITERAL.matcher(quoted).matches()) {
            return Optional.empty(); // "5" as text and 5 as a number differ: only the formula shows which it is
        }
        return Optional.of(
                new SimpleCondition(found.group(1), found.group(2), quoted != null ? quoted : found.group(4)));
    }

    /** The formula, in CEL. */
    String formula() {
        String literal = LITERAL.matcher(value).matches()
                ? value
                : "\"" + value.replace("\\", "").replace("\"", "'") + "\"";
        return variable + " " + comparison + " " + literal;
    }
}
