package io.ivory.runtime.audiofile;

import io.ivory.runtime.speech.Loudness;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.WavFile;
import java.time.Duration;

/** Any bytes uploaded as a recording: refused with a sentence, or a sound within its limits that can be kept. */
public final class AudioFuzz {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private AudioFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        Pcm sound;
        try {
            sound = AudioFile.read(input, LONGEST);
        } catch (AudioFileException refused) {
            String sentence = String.valueOf(refused.getMessage());
            if (!sentence.matches("(?s)[A-Z].*[.]")) {
                throw new AssertionError("no sentence: " + sentence);
            }
            return;
        }
        if (sound.length().compareTo(LONGEST) > 0) {
            throw new AssertionError("longer than allowed: " + sound);
        }
        Pcm even = Loudness.even(sound);
        Pcm kept = WavFile.read(WavFile.writeWide(even));
        if (kept.samples().length != even.samples().length) {
            throw new AssertionError("kept otherwise than heard");
        }
    }
}
