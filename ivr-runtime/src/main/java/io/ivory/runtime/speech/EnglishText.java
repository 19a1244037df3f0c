package io.ivory.runtime.speech;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes out what the English voice would swallow: it says {@code €20} as "twenty", drops accented letters, and makes no
 * sound at all of letters that are not Latin.
 */
final class EnglishText {

    private static final List<Map.Entry<Pattern, String>> SPELLINGS = List.of(
            spelling("€\\s?(\\d[\\d,]*(?:\\.\\d+)?)", "$1 euros"),
            spelling("(\\d)\\s?€", "$1 euros"),
            spelling("£\\s?(\\d[\\d,]*(?:\\.\\d+)?)", "$1 pounds"),
            spelling("₽\\s?(\\d[\\d,]*(?:\\.\\d+)?)", "$1 roubles"),
            spelling("(\\d)\\s?₽", "$1 roubles"),
            spelling("€", " euros "),
            spelling("£", " pounds "),
            spelling("₽", " roubles "),
            spelling("№\\s?", " number "),
            spelling("&", " and "),
            spelling("@", " at "),
            spelling("\\+", " plus "),
            spelling("=", " equals "),
            spelling("°", " degrees "),
            spelling("×", " times "),
            spelling("#", " pound "),
            spelling("\\*", " star "),
            spelling("(?<=\\s)[–—-](?=\\s)", ","),
            spelling("[–—]", "-"),
            spelling("[’‘]", "'"),
            spelling("…", "."),
            spelling("ß", "ss"),
            spelling("[Øø]", "o"),
            spelling("[Łł]", "l"),
            spelling("[Ææ]", "ae"),
            spelling("[Œœ]", "oe"));

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern UNSPOKEN = Pattern.compile("[^\\x20-\\x7E]+");

    private EnglishText() {}

    /** Whether the voice has a sound for every letter, and there is anything to say. */
    static boolean isSpeakable(String text) {
        String plain = spelledOut(text);
        return plain.chars().anyMatch(c -> Character.isLetterOrDigit(c))
                && text.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    }

    /** The text in ASCII, symbols as words. */
    static String spelledOut(String text) {
        String spelled = text;
        for (var spelling : SPELLINGS) {
            spelled = spelling.getKey().matcher(spelled).replaceAll(spelling.getValue());
        }
        String decomposed = ACCENTS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFKD))
                .replaceAll("");
        return UNSPOKEN.matcher(decomposed)
                .replaceAll(" ")
                .replaceAll(" +", " ")
                .strip();
    }

    private static Map.Entry<Pattern, String> spelling(String symbol, String words) {
        return Map.entry(Pattern.compile(symbol), words);
    }
}
