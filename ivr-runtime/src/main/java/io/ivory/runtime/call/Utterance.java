package io.ivory.runtime.call;

import io.ivory.flow.Language;
import java.util.List;

/**
 * What a caller hears in one go.
 *
 * @param parts said one after the other, without a pause between them
 */
public record Utterance(List<Part> parts) {

    public static final Utterance SILENCE = new Utterance(List.of());

    public Utterance {
        parts = List.copyOf(parts);
    }

    public static Utterance of(Part... parts) {
        return new Utterance(List.of(parts));
    }

    /** The words of all parts, as a transcript shows them. */
    public String words() {
        return String.join(" ", parts.stream().map(Part::text).toList());
    }

    /** Text to be spoken, or recorded audio with its transcript. */
    public sealed interface Part {

        String text();

        Language language();

        /**
         * Words for the speech engine.
         *
         * @param text what is said, all values filled in
         * @param language what it is said in
         */
        record Spoken(String text, Language language) implements Part {}

        /**
         * Recorded audio.
         *
         * @param audio its file name in the workspace
         * @param text what it says; spoken instead if the audio is missing
         * @param language what it says it in
         */
        record Recorded(String audio, String text, Language language) implements Part {}
    }
}
