package io.ivory.runtime.interpreter;

import io.ivory.flow.Digit;
import io.ivory.flow.Language;
import java.util.Locale;
import java.util.Map;

/** How a language is offered, in itself: who needs another one would not understand the first. */
final class LanguageSentence {

    private static final Map<String, String> BY_LANGUAGE = Map.of(
            "en", "For English, press {key}.",
            "ru", "Для русского языка нажмите {key}.",
            "de", "Für Deutsch drücken Sie die {key}.",
            "es", "Para español, pulse {key}.",
            "fr", "Pour le français, tapez {key}.",
            "it", "Per l'italiano, premi {key}.",
            "pt", "Para português, pressione {key}.");

    private LanguageSentence() {}

    static String of(Language language, Digit key) {
        Locale locale = language.locale();
        String template =
                BY_LANGUAGE.getOrDefault(locale.getLanguage(), locale.getDisplayLanguage(locale) + ": {key}.");
        return template.replace("{key}", MenuSentence.in(language).nameOf(key));
    }
}
