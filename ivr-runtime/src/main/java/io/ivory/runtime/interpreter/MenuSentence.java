package io.ivory.runtime.interpreter;

import io.ivory.flow.Digit;
import io.ivory.flow.Language;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a menu names a choice and its key, function first: callers forget a key that comes before its meaning.
 *
 * @param template the sentence, with {@code {label}} and {@code {key}}
 * @param star what the key * is called in it
 * @param pound what the key # is called in it
 */
record MenuSentence(String template, String star, String pound) {

    private static final String LABEL = "{label}";
    private static final String KEY = "{key}";

    private static final Map<String, MenuSentence> BY_LANGUAGE = Map.of(
            "en", new MenuSentence("For {label}, press {key}.", "star", "pound"),
            "ru", new MenuSentence("{label} — нажмите {key}.", "звёздочку", "решётку"),
            "de", new MenuSentence("Für {label} drücken Sie die {key}.", "Sterntaste", "Rautetaste"),
            "es", new MenuSentence("Para {label}, pulse {key}.", "asterisco", "almohadilla"),
            "fr", new MenuSentence("Pour {label}, tapez {key}.", "étoile", "dièse"),
            "it", new MenuSentence("Per {label}, premi {key}.", "asterisco", "cancelletto"),
            "pt", new MenuSentence("Para {label}, pressione {key}.", "asterisco", "cerquilha"));

    private static final MenuSentence OTHER = new MenuSentence("{label}: {key}.", "*", "#");

    private static final Pattern LAST_STOP = Pattern.compile("[\\s.,;:!…]+$");

    static MenuSentence in(Language language) {
        return BY_LANGUAGE.getOrDefault(language.locale().getLanguage(), OTHER);
    }

    /** A label as part of a sentence: without a full stop of its own. */
    static String asLabel(String label) {
        return LAST_STOP.matcher(label).replaceAll("");
    }

    String say(String label, Digit key) {
        return before(template) + label + afterLabel(key);
    }

    String beforeLabel() {
        return before(template).strip();
    }

    String afterLabel(Digit key) {
        return template.substring(template.indexOf(LABEL) + LABEL.length()).replace(KEY, nameOf(key));
    }

    private static String before(String template) {
        return template.substring(0, template.indexOf(LABEL));
    }

    /** What the key is called. */
    String nameOf(Digit key) {
        return switch (key) {
            case STAR -> star;
            case POUND -> pound;
            case ZERO, ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE -> String.valueOf(key.symbol());
        };
    }
}
