package io.ivory.runtime.interpreter;

import io.ivory.flow.Language;
import java.util.Map;

/**
 * What callers hear who cannot be called back.
 *
 * @param withheld said where nobody can see their number
 * @param trouble said where the number cannot be kept
 */
record CallbackSentence(String withheld, String trouble) {

    private static final CallbackSentence ENGLISH = new CallbackSentence(
            "Sorry, your number is withheld, so we cannot call you back. Please call again and let us see your number.",
            "Sorry, we cannot note your number at the moment. Please call again later.");

    private static final Map<String, CallbackSentence> BY_LANGUAGE = Map.of(
            "ru",
            new CallbackSentence(
                    "К сожалению, ваш номер скрыт, и мы не можем вам перезвонить. Пожалуйста, позвоните ещё раз с открытым"
                            + " номером.",
                    "К сожалению, сейчас мы не можем записать ваш номер. Пожалуйста, перезвоните позже."),
            "de",
            new CallbackSentence(
                    "Ihre Nummer ist leider unterdrückt, wir können Sie nicht zurückrufen. Bitte rufen Sie noch einmal mit"
                            + " sichtbarer Nummer an.",
                    "Leider können wir Ihre Nummer im Moment nicht notieren. Bitte rufen Sie später noch einmal an."));

    /** In {@code language}; in English where there are no words of ours. */
    static CallbackSentence in(Language language) {
        return BY_LANGUAGE.getOrDefault(language.locale().getLanguage(), ENGLISH);
    }

    /** The language that the words for {@code language} are in. */
    static Language spoken(Language language) {
        return BY_LANGUAGE.containsKey(language.locale().getLanguage()) ? language : Language.ENGLISH;
    }
}
