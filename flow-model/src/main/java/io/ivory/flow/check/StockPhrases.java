package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Words that fixes bring along, in the languages of the flow as far as they are known here. */
final class StockPhrases {

    private static final Map<String, String> ONE_MOMENT = Map.of(
            "en", "One moment, please.",
            "ru", "Одну минуту, пожалуйста.",
            "de", "Einen Moment bitte.",
            "es", "Un momento, por favor.",
            "fr", "Un instant, s'il vous plaît.",
            "it", "Un momento, per favore.",
            "pt", "Um momento, por favor.");

    private static final Map<String, String> A_PERSON = Map.of(
            "en", "a person",
            "ru", "Оператор",
            "de", "ein Gespräch",
            "es", "hablar con una persona",
            "fr", "parler à une personne",
            "it", "parlare con una persona",
            "pt", "falar com uma pessoa");

    private static final Map<String, String> GOODBYE = Map.of(
            "en", "Thank you for your call. Goodbye.",
            "ru", "Спасибо за звонок. До свидания.",
            "de", "Vielen Dank für Ihren Anruf. Auf Wiederhören.",
            "es", "Gracias por su llamada. Adiós.",
            "fr", "Merci de votre appel. Au revoir.",
            "it", "Grazie per la chiamata. Arrivederci.",
            "pt", "Obrigado pela sua chamada. Até logo.");

    private StockPhrases() {}

    static Prompt oneMoment(FlowDefinition flow) {
        return prompt(flow, ONE_MOMENT);
    }

    /** What the choice of a person is called in a menu. */
    static Prompt aPerson(FlowDefinition flow) {
        return prompt(flow, A_PERSON);
    }

    static Prompt goodbye(FlowDefinition flow) {
        return prompt(flow, GOODBYE);
    }

    private static Prompt prompt(FlowDefinition flow, Map<String, String> phrases) {
        var texts = new LinkedHashMap<Language, PromptText>();
        for (Language language : flow.languages()) {
            String words = phrases.get(language.locale().getLanguage());
            if (words != null) {
                texts.put(language, PromptText.of(words));
            }
        }
        return new Prompt(texts);
    }
}
