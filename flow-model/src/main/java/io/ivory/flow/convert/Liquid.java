package io.ivory.flow.convert;

import java.util.ArrayList;
import java.util.List;

/** Takes a text with Liquid in it apart: {@code Hello {{flow.variables.name}}}. */
final class Liquid {

    /** What a text is made of. */
    sealed interface Part {

        /**
         * Text that stays as it is.
         *
         * @param text the words
         */
        record Literal(String text) implements Part {}

        /**
         * A value.
         *
         * @param base what stands before the first bar
         * @param filters what stands between and behind bars, in order
         * @param source all that stands between the braces
         */
        record Value(String base, List<String> filters, String source) implements Part {}

        /**
         * A command such as {@code if}.
         *
         * @param source with its braces
         */
        record Tag(String source) implements Part {}
    }

    private Liquid() {}

    static List<Part> parse(String text) {
        var parts = new ArrayList<Part>();
        int from = 0;
        while (from < text.length()) {
            int open = nextOpening(text, from);
            boolean value = open >= 0 && text.charAt(open + 1) == '{';
            int close = open < 0 ? -1 : text.indexOf(value ? "}}" : "%}", open + 2);
            if (close < 0) {
                parts.add(new Part.Literal(text.substring(from)));
                break;
            }
            if (open > from) {
                parts.add(new Part.Literal(text.substring(from, open)));
            }
            parts.add(value ? value(text.substring(open + 2, close)) : new Part.Tag(text.substring(open, close + 2)));
            from = close + 2;
        }
        return List.copyOf(parts);
    }

    private static int nextOpening(String text, int from) {
        for (int at = text.indexOf('{', from); at >= 0 && at + 1 < text.length(); at = text.indexOf('{', at + 1)) {
            if (text.charAt(at + 1) == '{' || text.charAt(at + 1) == '%') {
                return at;
            }
        }
        return -1;
    }

    private static Part.Value value(String inner) {
        String source = inner.replaceAll("^-|-$", "").strip();
        List<String> pieces = split(source);
        return new Part.Value(pieces.getFirst(), pieces.subList(1, pieces.size()), source);
    }

    /** What stands between bars outside quotes. */
    private static List<String> split(String source) {
        var pieces = new ArrayList<String>();
        char quote = 0;
        int from = 0;
        for (int at = 0; at < source.length(); at++) {
            char c = source.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '|') {
                pieces.add(source.substring(from, at).strip());
                from = at + 1;
            }
        }
        pieces.add(source.substring(from).strip());
        return pieces;
    }
}
