package io.ivory.flow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all languages do alike: commas for pauses, names for signs. */
final class SpokenText {

    private SpokenText() {}

    /** One character after the other, with a pause after each; {@code signs} names those that are no letter or digit. */
    static String oneByOne(String text, Map<Character, String> signs) {
        var said = new ArrayList<String>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (signs.containsKey(c)) {
                said.add(signs.get(c));
            } else if (Character.isLetterOrDigit(c)) {
                said.add(String.valueOf(Character.toUpperCase(c)));
            }
        }
        return String.join(", ", said);
    }

    /** Digit by digit, with a pause after each group. */
    static String grouped(List<String> groups, String plus) {
        return groups.stream()
                .map(group -> group.equals("+") ? plus : String.join(" ", group.split("")))
                .collect(Collectors.joining(", "))
                .replaceFirst("^" + plus + ", ", plus + " ");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String listed(List<String> words, String and) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " " + and + " " + words.getLast();
    }
}
