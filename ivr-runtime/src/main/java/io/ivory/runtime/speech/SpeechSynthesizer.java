package io.ivory.runtime.speech;

import io.ivory.flow.Language;

/** A speech engine. Thread-safe; may block for as long as synthesis takes. */
public interface SpeechSynthesizer {

    /** Names the voice in cache keys: changes whenever the same words would sound different. */
    String voice();

    /** Whether this engine has a voice that can say {@code text} in {@code language}. */
    boolean canSay(String text, Language language);

    /**
     * Says {@code text}.
     *
     * @throws SpeechException if nothing audible came of it
     */
    Pcm say(String text, Language language);
}
