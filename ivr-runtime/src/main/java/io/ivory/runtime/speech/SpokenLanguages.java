package io.ivory.runtime.speech;

import io.ivory.flow.Language;
import java.util.Set;

/**
 * The languages an engine was set up for.
 *
 * @param all a language without a region stands for all of its regions
 */
public record SpokenLanguages(Set<Language> all) {

    public SpokenLanguages {
        all = Set.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("A voice speaks at least one language");
        }
    }

    /** Whether a flow's {@code language} is among them. */
    public boolean include(Language language) {
        return all.contains(language)
                || all.contains(new Language(language.locale().getLanguage()));
    }

    /** Whether there is anything in it to say. */
    static boolean isSpeakable(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
