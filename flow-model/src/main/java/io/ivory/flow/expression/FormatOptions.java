package io.ivory.flow.expression;

import io.ivory.flow.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows the name of a format: {@code EUR} in {@code money EUR}, the forms in {@code count("order", "orders")}.
 *
 * @param words each without its quotes
 */
record FormatOptions(List<String> words) {

    static final FormatOptions NONE = new FormatOptions(List.of());

    /** A language has at most six forms (Arabic); one more for the gender. */
    private static final int MAX_FORMS = 6;

    private static final Pattern LISTED = Pattern.compile("\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern WORD =
            Pattern.compile("\\s*(?:\"([^\"]{1,60})\"|'([^']{1,60})'|([A-Za-z]{1,20}))\\s*(,|$)");

    FormatOptions {
        words = List.copyOf(words);
    }

    /** Takes apart what stands behind a format's name. */
    static FormatOptions parse(String text, int position) {
        String options = text.strip();
        Matcher listed = LISTED.matcher(options);
        String inner = listed.matches() ? listed.group(1) : options;
        var words = new ArrayList<String>();
        Matcher word = WORD.matcher(inner);
        int at = 0;
        while (at < inner.length()) {
            if (!word.find(at)
                    || word.start() != at
                    || (word.end() == inner.length() && word.group(4).equals(","))) {
                throw new BadExpressionException(
                        "options of a format are words in quotes with commas between them, such as"
                                + " count(\"order\", \"orders\")",
                        position);
            }
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
            at = word.end();
        }
        return new FormatOptions(words);
    }

    Optional<String> first() {
        return words.stream().findFirst();
    }

    void requireNone(String format, int position) {
        if (!words.isEmpty()) {
            throw new BadExpressionException(
                    "\"" + format + "\" takes no option, but \"" + words.getFirst() + "\" follows it", position);
        }
    }

    void requireAtMostOne(String format, Pattern allowed, String what, int position) {
        if (words.size() > 1
                || words.stream().anyMatch(word -> !allowed.matcher(word).matches())) {
            throw new BadExpressionException(
                    "\"" + format + "\" takes " + what + ", but this is \"" + String.join(", ", words) + "\"",
                    position);
        }
    }

    void requireForms(String format, int position) {
        if (forms().isEmpty() || forms().size() > MAX_FORMS) {
            throw new BadExpressionException(
                    "\"" + format + "\" needs the forms of a noun, such as " + format + "(\"order\", \"orders\")",
                    position);
        }
    }

    /** Complains of a noun that has more or fewer forms than {@code language} asks for. */
    void requireFormsOf(Language language, String format, int position) {
        List<String> needed = CountedNoun.needed(language);
        if (forms().size() != needed.size()) {
            throw new BadExpressionException(
                    "in the language \"" + language + "\" a noun has " + needed.size() + " forms after numbers ("
                            + String.join(", ", needed) + "), but \"" + format + "\" has " + forms().size()
                            + ": write " + example(language, format),
                    position);
        }
    }

    private static String example(Language language, String format) {
        return switch (language.locale().getLanguage()) {
            case "ru" -> format + "(\"заказ\", \"заказа\", \"заказов\")";
            case "en" -> format + "(\"order\", \"orders\")";
            default -> "one form for each";
        };
    }

    /** The forms of a noun, without the gender behind them. */
    private List<String> forms() {
        return statedGender().isPresent() ? words.subList(0, words.size() - 1) : words;
    }

    private Optional<Gender> statedGender() {
        return words.isEmpty() ? Optional.empty() : Gender.named(words.getLast());
    }

    CountedNoun noun(Language language) {
        return CountedNoun.of(forms(), language, statedGender());
    }

    Gender gender() {
        return statedGender().orElse(Gender.MASCULINE);
    }
}
