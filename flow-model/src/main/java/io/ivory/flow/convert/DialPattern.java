package io.ivory.flow.convert;

import io.ivory.flow.DigitRules;
import io.ivory.flow.VariableName;

/**
 * Selections of several keys: fixed ones such as {@code 10}, and patterns of Asterisk such as {@code _2XX}, where X is a
 * digit, Z one of 1-9, N one of 2-9, brackets a choice, and a dot one or more of anything.
 */
final class DialPattern {

    private DialPattern() {}

    /** The expression that holds where {@code into} fits {@code selection}. */
    static String condition(VariableName into, String selection) {
        return selection.startsWith("_")
                ? into + ".matches(" + TwilioValues.quoted("^" + expression(selection.substring(1)) + "$") + ")"
                : into + " == " + TwilioValues.quoted(selection);
    }

    /** How many keys fit at most. */
    static int digits(String selection) {
        if (!selection.startsWith("_")) {
            return Math.clamp(selection.length(), 1, DigitRules.MAX_DIGITS);
        }
        String plain = selection.substring(1).replaceAll("\\[[^]]*]", "X");
        return plain.contains(".") || plain.contains("!")
                ? DigitRules.MAX_DIGITS
                : Math.clamp(plain.length(), 1, DigitRules.MAX_DIGITS);
    }

    private static String expression(String pattern) {
        var expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case 'X', 'x' -> expression.append("[0-9]");
                case 'Z', 'z' -> expression.append("[1-9]");
                case 'N', 'n' -> expression.append("[2-9]");
                case '.' -> expression.append(".+");
                case '!' -> expression.append(".*");
                case '[' -> {
                    int end = pattern.indexOf(']', i);
                    String choice = end < 0 ? "" : pattern.substring(i + 1, end).replaceAll("[^0-9*#-]", "");
                    expression.append(choice.matches("[0-9*#]+(-[0-9])?[0-9*#]*") ? "[" + choice + "]" : "[0-9]");
                    i = end < 0 ? pattern.length() : end;
                }
                default ->
                    expression.append(
                            Character.isDigit(c) ? String.valueOf(c) : "\\x" + String.format("%02x", c & 0x7F));
            }
        }
        return expression.toString();
    }
}
