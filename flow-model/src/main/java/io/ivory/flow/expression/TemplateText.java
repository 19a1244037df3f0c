package io.ivory.flow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Takes a text with values in braces apart. Two braces, {@code {{} or {@code }}}, stand for one. */
final class TemplateText {

    private final String text;
    private final IntPredicate startsValue;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();

    private TemplateText(String text, IntPredicate startsValue) {
        this.text = text;
        this.startsValue = startsValue;
    }

    /** What a template is made of. */
    sealed interface Part {

        /**
         * Text that stays as it is.
         *
         * @param text with braces unescaped
         */
        record Literal(String text) implements Part {}

        /**
         * A value in braces.
         *
         * @param source what stands in the braces before the bar
         * @param position where {@code source} begins in the template, in characters from 0
         * @param format what stands behind the bar; empty if there is none
         * @param formatPosition where the format begins in the template
         */
        record Value(String source, int position, String format, int formatPosition) implements Part {}
    }

    static List<Part> parse(String text) {
        return new TemplateText(text, _ -> true).parse(true);
    }

    /** Takes a text apart in which only some braces start a value: the others are its own, as in JSON. */
    static List<Part> parse(String text, IntPredicate startsValue) {
        return new TemplateText(text, startsValue).parse(false);
    }

    private List<Part> parse(boolean bracesAreEscaped) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (bracesAreEscaped && (c == '{' || c == '}') && text.startsWith(String.valueOf(c), at + 1)) {
                words.append(c);
                at += 2;
            } else if (c == '{' && startsValue.test(at)) {
                at = value(at);
            } else if (c == '}' && bracesAreEscaped) {
                throw new BadExpressionException("this \"}\" closes nothing: write \"}}\" for a brace", at);
            } else {
                words.append(c);
                at++;
            }
        }
        flush();
        return List.copyOf(parts);
    }

    private void flush() {
        if (!words.isEmpty()) {
            parts.add(new Part.Literal(words.toString()));
            words.setLength(0);
        }
    }

    /** Reads the value whose brace opens at {@code open}; the place after its closing brace. */
    private int value(int open) {
        int bar = -1;
        int depth = 0;
        char quote = 0;
        for (int at = open + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                if (c == '\\') {
                    at++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '{' || c == '(' || c == '[') {
                depth++;
            } else if (c == '}' && depth == 0) {
                flush();
                parts.add(valueBetween(open + 1, bar, at));
                return at + 1;
            } else if (c == '}' || c == ')' || c == ']') {
                depth--;
            } else if (c == '|' && depth == 0) {
                if (text.startsWith("|", at + 1)) {
                    at++;
                } else {
                    bar = at;
                }
            }
        }
        throw new BadExpressionException("this \"{\" is never closed: write \"{{\" for a brace", open);
    }

    private Part.Value valueBetween(int from, int bar, int to) {
        int end = bar < 0 ? to : bar;
        String source = text.substring(from, end);
        int leading = source.length() - source.stripLeading().length();
        String format = bar < 0 ? "" : text.substring(bar + 1, to).strip();
        if (source.isBlank()) {
            throw new BadExpressionException("there is nothing between the braces: name a variable", from);
        }
        if (bar >= 0 && format.isEmpty()) {
            throw new BadExpressionException("after \"|\" there must be a format, such as \"digits\"", bar + 1);
        }
        return new Part.Value(source.strip(), from + leading, format, bar < 0 ? to : bar + 1);
    }
}
