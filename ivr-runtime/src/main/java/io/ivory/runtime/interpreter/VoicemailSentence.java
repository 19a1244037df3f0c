package io.ivory.runtime.interpreter;

import io.ivory.flow.Language;
import java.util.Map;

/**
 * What a voicemail box says that nobody has given words.
 *
 * @param greeting said before the tone
 * @param full said where there is no room
 * @param trouble said where a recording cannot be kept
 */
record VoicemailSentence(String greeting, String full, String trouble) {

    private static final Map<String, VoicemailSentence> BY_LANGUAGE = Map.of(
            "en",
            new VoicemailSentence(
                    "Please speak after the tone.",
                    "Sorry, there is no room for another message at the moment.",
                    "Sorry, we cannot record your message at the moment."),
            "ru",
            new VoicemailSentence(
                    "Говорите, пожалуйста, после сигнала.",
                    "К сожалению, для нового сообщения сейчас нет места.",
                    "К сожалению, сейчас мы не можем записать ваше сообщение."),
            "de",
            new VoicemailSentence(
                    "Bitte sprechen Sie nach dem Ton.",
                    "Leider ist im Moment kein Platz für eine weitere Nachricht.",
                    "Leider können wir Ihre Nachricht im Moment nicht aufnehmen."),
            "es",
            new VoicemailSentence(
                    "Por favor, hable después de la señal.",
                    "Lo sentimos, en este momento no hay espacio para otro mensaje.",
                    "Lo sentimos, en este momento no podemos grabar su mensaje."),
            "fr",
            new VoicemailSentence(
                    "Veuillez parler après le bip.",
                    "Désolé, il n'y a plus de place pour un message en ce moment.",
                    "Désolé, nous ne pouvons pas enregistrer votre message en ce moment."),
            "it",
            new VoicemailSentence(
                    "Parli dopo il segnale acustico.",
                    "Ci dispiace, al momento non c'è spazio per un altro messaggio.",
                    "Ci dispiace, al momento non possiamo registrare il suo messaggio."),
            "pt",
            new VoicemailSentence(
                    "Por favor, fale após o sinal.",
                    "Lamentamos, de momento não há espaço para outra mensagem.",
                    "Lamentamos, de momento não podemos gravar a sua mensagem."));

    /** No words: the tone alone is understood everywhere. */
    private static final VoicemailSentence OTHER = new VoicemailSentence("", "", "");

    static VoicemailSentence in(Language language) {
        return BY_LANGUAGE.getOrDefault(language.locale().getLanguage(), OTHER);
    }
}
