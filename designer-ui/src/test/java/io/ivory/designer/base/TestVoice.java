package io.ivory.designer.base;

import io.ivory.flow.Language;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.speech.SpeechSynthesizer;
import java.util.Set;

/** A voice that hums English, and fails on whatever begins with "fail". */
public final class TestVoice implements SpeechSynthesizer {

    @Override
    public String name() {
        return "hum";
    }

    @Override
    public String origin() {
        return "test";
    }

    @Override
    public String voice() {
        return "hum";
    }

    @Override
    public Set<Language> languages() {
        return Set.of(Language.ENGLISH);
    }

    @Override
    public boolean canSay(String text, Language language) {
        return language.equals(Language.ENGLISH);
    }

    @Override
    public Pcm say(String text, Language language) {
        if (text.startsWith("fail")) {
            throw new SpeechException("hum cannot hum that");
        }
        return hum();
    }

    /** Half a second of 500 Hz. */
    public static Pcm hum() {
        short[] samples = new short[4_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 500 * i / 8_000));
        }
        return new Pcm(samples);
    }
}
