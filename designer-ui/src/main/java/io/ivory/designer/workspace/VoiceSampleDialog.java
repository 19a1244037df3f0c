package io.ivory.designer.workspace;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.Language;
import io.ivory.runtime.audiofile.TelephoneSound;
import io.ivory.runtime.speech.Loudness;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.speech.VoiceState;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.speech.WavFile;
import io.ivory.runtime.store.Role;
import java.util.Map;

/** Has a voice say something, as callers hear it. */
final class VoiceSampleDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private static final int MOST_LETTERS = 300;

    /** Every voice can count; some say more of themselves so. */
    private static final String NUMBERS = "1, 2, 3, 4, 5.";

    private static final Map<String, String> SAMPLES = Map.of(
            "en", "Thank you for calling. For the status of an order, press 1.",
            "de", "Danke für Ihren Anruf. Für den Stand einer Bestellung drücken Sie die 1.",
            "es", "Gracias por llamar. Para el estado de un pedido, pulse 1.",
            "fr", "Merci de votre appel. Pour le suivi d'une commande, tapez 1.",
            "ru", "Спасибо за звонок. Чтобы узнать о заказе, нажмите 1.");

    private final transient Voices voices;
    private final transient SignedIn person;
    private final String voice;
    private final transient Runnable spoken;
    private final Select<Language> language = new Select<>();
    private final TextArea words = new TextArea("Words");
    private final Div player = new Div();

    /** @param spoken called after each try: the voice may do otherwise than before */
    VoiceSampleDialog(Voices voices, SignedIn person, VoiceState voice, Runnable spoken) {
        this.voices = voices;
        this.person = person;
        this.voice = voice.name();
        this.spoken = spoken;
        setHeaderTitle("A sample of " + voice.name());
        language.setLabel("Language");
        language.setItemLabelGenerator(VoicesPanel::nameOf);
        language.setItems(VoicesPanel.sorted(voice));
        language.setWidthFull();
        language.addValueChangeListener(change -> words.setValue(sample(change.getValue())));
        words.setMaxLength(MOST_LETTERS);
        words.setWidthFull();
        language.setValue(VoicesPanel.sorted(voice).getFirst());
        var body = new Div(language, words, player);
        body.addClassName("dialog-body");
        add(body);
        var hear = new Button("Hear it", click -> hear());
        hear.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        hear.setDisableOnClick(true);
        getFooter().add(new Button("Close", click -> close()), hear);
        hear.addClickListener(click -> hear.setEnabled(true));
    }

    private void hear() {
        person.require(Role.EDITOR);
        player.removeAll();
        voices.named(voice).ifPresent(engine -> {
            try {
                if (!engine.canSay(words.getValue(), language.getValue())) {
                    throw new SpeechException("“" + words.getValue() + "” is nothing that " + voice + " can say");
                }
                Pcm sound = Loudness.even(engine.say(words.getValue(), language.getValue()));
                player.add(new SoundPlayer("Sample of " + voice, "audio/wav", WavFile.write(TelephoneSound.of(sound)))
                        .playing());
            } catch (SpeechException e) {
                Notice.problem(e);
            }
        });
        spoken.run();
    }

    private static String sample(Language language) {
        return SAMPLES.getOrDefault(language.locale().getLanguage(), NUMBERS);
    }
}
