package io.ivory.runtime.speech;

import io.ivory.flow.Language;
import java.util.List;

/**
 * The speech engines of this machine, the preferred one first.
 *
 * @param engines asked in this order
 */
public record Voices(List<SpeechSynthesizer> engines) {

    public Voices {
        engines = List.copyOf(engines);
    }

    /** FreeTTS for English and, where it is installed, espeak-ng for everything else. */
    public static Voices installed(int freeTtsVoices, String path) {
        SpeechSynthesizer english = new FreeTtsSynthesizer(freeTtsVoices);
        return new Voices(EspeakSynthesizer.find(path)
                .map(others -> List.of(english, others))
                .orElse(List.of(english)));
    }

    public boolean canSay(String text, Language language) {
        return engines.stream().anyMatch(engine -> engine.canSay(text, language));
    }

    /**
     * The engines that can say {@code text}: each is the fallback of those before it.
     *
     * @throws SpeechException if there is none
     */
    public List<SpeechSynthesizer> thatSay(String text, Language language) {
        List<SpeechSynthesizer> able =
                engines.stream().filter(engine -> engine.canSay(text, language)).toList();
        if (able.isEmpty()) {
            throw new SpeechException(noVoiceFor(text, language));
        }
        return able;
    }

    static String noVoiceFor(String text, Language language) {
        return "No voice can say \"" + text + "\" in " + language + ": install espeak-ng, or record this prompt";
    }
}
