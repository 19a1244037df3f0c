package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.regex.Pattern;

/**
 * The name of a variable as expressions use it.
 *
 * @param value a CEL identifier such as {@code orderNumber}, at most 40 characters
 */
public record VariableName(String value) implements Comparable<VariableName> {

    public static final String PATTERN = "^[a-zA-Z][a-zA-Z0-9_]{0,39}$";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    public VariableName {
        require(
                VALID.matcher(value).matches(),
                "A variable name is a letter followed by up to 39 letters, digits and \"_\", but this one is \"" + value
                        + "\"");
    }

    @Override
    public int compareTo(VariableName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
