package io.ivory.flow.convert;

import io.ivory.flow.Digit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in the words of a menu what each key is for: {@code For sales, press 1. To reach support, press 2.} */
final class SpokenChoices {

    private static final int MAX_WORDS = 2_000;

    private static final Map<String, Digit> NAMES = Map.ofEntries(
            Map.entry("zero", Digit.ZERO),
            Map.entry("one", Digit.ONE),
            Map.entry("two", Digit.TWO),
            Map.entry("three", Digit.THREE),
            Map.entry("four", Digit.FOUR),
            Map.entry("five", Digit.FIVE),
            Map.entry("six", Digit.SIX),
            Map.entry("seven", Digit.SEVEN),
            Map.entry("eight", Digit.EIGHT),
            Map.entry("nine", Digit.NINE),
            Map.entry("star", Digit.STAR),
            Map.entry("pound", Digit.POUND),
            Map.entry("hash", Digit.POUND));

    private static final String WHAT = "(?<what>[^.,;:!?{}]{2,60}?)";
    private static final String WORD = "(?:press|dial|push)\\s+(?<word>[0-9*#]|[a-z]{3,5})(?![0-9a-z])";

    /** "For sales, press 1". */
    private static final Pattern KEY_LAST = Pattern.compile(
            "(?:^|[.,;:!?]|\\b(?:or|and)\\b)\\s*(?:for|to)\\s+" + WHAT + ",?\\s+(?:please\\s+)?" + WORD,
            Pattern.CASE_INSENSITIVE);

    /** "Press 1 for sales, 2 for support". */
    private static final Pattern KEY_FIRST = Pattern.compile(
            "(?:" + WORD + "|(?<![0-9.:,])\\b(?<digit>[0-9]))\\s+(?:for|to)\\s+" + WHAT
                    + "(?=[.,;:!?]|\\s+(?:or|and)\\s|\\s*$)",
            Pattern.CASE_INSENSITIVE);

    private SpokenChoices() {}

    /** What {@code words} say {@code key} is for, in English; empty if they do not. */
    static Optional<String> label(String words, Digit key) {
        String text = Words.withoutTags(Words.cut(words, MAX_WORDS));
        return label(KEY_LAST, text, key).or(() -> label(KEY_FIRST, text, key));
    }

    private static Optional<String> label(Pattern form, String text, Digit key) {
        Matcher found = form.matcher(text);
        while (found.find()) {
            String word = found.group("word");
            if (key(word == null ? found.group("digit") : word)
                    .filter(key::equals)
                    .isPresent()) {
                return Optional.of(found.group("what").strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<Digit> key(String word) {
        return word.length() == 1
                ? Digit.of(word.charAt(0))
                : Optional.ofNullable(NAMES.get(word.toLowerCase(Locale.ROOT)));
    }
}
