package io.ivory.runtime.testphone;

import io.ivory.runtime.speech.Pcm;
import java.util.OptionalInt;

/** Looks for a prompt in a recording that grows, never twice at the same place. */
final class PromptSearch {

    private final Pcm prompt;
    private final Recording recording;
    private int from;
    private int endOfPrompt;

    PromptSearch(Pcm prompt, int from, Recording recording) {
        this.prompt = prompt;
        this.from = from;
        this.recording = recording;
    }

    /** Whether the prompt is there by now. */
    boolean found() {
        int newest = recording.length() - prompt.samples().length;
        if (newest < from) {
            return false;
        }
        OptionalInt at = Listening.find(prompt, recording.since(from), 0);
        at.ifPresent(start -> endOfPrompt = from + start + prompt.samples().length);
        from = newest + 1;
        return at.isPresent();
    }

    /** The sample after the prompt's last one. */
    int endOfPrompt() {
        return endOfPrompt;
    }
}
