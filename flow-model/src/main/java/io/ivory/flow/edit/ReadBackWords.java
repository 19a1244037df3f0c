package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptText;
import io.ivory.flow.ReadBack;
import io.ivory.flow.VariableName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words to begin with for reading keys back, in the languages of the flow as far as they are known here. */
public final class ReadBackWords {

    private static final String VALUE = "{value}";
    private static final String RIGHT = "{right}";
    private static final String AGAIN = "{again}";

    private static final Map<String, String> WORDS = Map.of(
            "en", "You entered {value}. If that is right, press {right}. To try again, press {again}.",
            "ru", "Вы ввели {value}. Если всё верно, нажмите {right}. Чтобы ввести заново, нажмите {again}.",
            "de", "Eingegeben: {value}. Wenn das stimmt, drücken Sie die {right}. Für eine neue Eingabe die {again}.",
            "es", "Ha marcado {value}. Si es correcto, pulse {right}. Para volver a marcar, pulse {again}.",
            "fr", "Vous avez tapé {value}. Si c'est exact, tapez {right}. Pour recommencer, tapez {again}.",
            "it", "Ha digitato {value}. Se è corretto, prema {right}. Per riprovare, prema {again}.",
            "pt", "Digitou {value}. Se está certo, pressione {right}. Para tentar de novo, pressione {again}.");

    private ReadBackWords() {}

    /**
     * The prompt that reads keys back.
     *
     * @param into the variable that holds the keys; its value is left out while there is none
     */
    public static Prompt of(FlowDefinition flow, @Nullable VariableName into, ReadBack confirm) {
        String value = into == null ? "…" : "{" + into + " | digits}";
        var texts = new LinkedHashMap<Language, PromptText>();
        for (Language language : flow.languages()) {
            String words = WORDS.get(language.locale().getLanguage());
            if (words != null) {
                String filled = words.replace(
                                RIGHT, String.valueOf(confirm.right().symbol()))
                        .replace(AGAIN, String.valueOf(confirm.again().symbol()))
                        .replace(VALUE, value);
                texts.put(language, PromptText.of(filled));
            }
        }
        return new Prompt(texts);
    }
}
