package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is known of a field of a service's answer before the service is asked; {@code "number"} or {@code "date?"} in the
 * file.
 *
 * @param type what the field holds
 * @param optional whether an answer may lack it
 */
public record AnswerField(VariableType type, boolean optional) {

    /** Names joined by dots: {@code status}, {@code customer.name}. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w{0,39}(\\.[A-Za-z_]\\w{0,39}){0,7}");

    private static final String MAY_LACK = "?";

    /**
     * Reads how it is written.
     *
     * @throws InvalidFlowException naming the words that it could be
     */
    public static AnswerField parse(String text) {
        boolean optional = text.endsWith(MAY_LACK);
        String word = optional ? text.substring(0, text.length() - MAY_LACK.length()) : text;
        return Arrays.stream(VariableType.values())
                .filter(type -> word(type).equals(word))
                .findFirst()
                .map(type -> new AnswerField(type, optional))
                .orElseThrow(() -> new InvalidFlowException("A field of an answer is one of "
                        + String.join(
                                ", ",
                                Arrays.stream(VariableType.values())
                                        .map(AnswerField::word)
                                        .toList())
                        + ", with a ? behind it if an answer may lack it, but this is \"" + text + "\""));
    }

    private static String word(VariableType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** How it is written. */
    public String text() {
        return word(type) + (optional ? MAY_LACK : "");
    }

    /** Throws {@link InvalidFlowException} unless {@code path} can name a field. */
    static void requirePath(String path) {
        require(
                PATH.matcher(path).matches(),
                "A field of an answer is named by letters, digits and _, within another by a dot, such as"
                        + " customer.name, but this is \"" + path + "\"");
    }
}
