package io.ivory.runtime.speech;

import io.ivory.runtime.call.Utterance;

/** Where the sound of an utterance comes from: cache, recorded file or speech engine. Thread-safe. */
@FunctionalInterface
public interface PromptAudio {

    /**
     * The sound of one part; blocks while it must be synthesised.
     *
     * @throws SpeechException if there is no way to say it
     */
    Pcm of(Utterance.Part part);
}
