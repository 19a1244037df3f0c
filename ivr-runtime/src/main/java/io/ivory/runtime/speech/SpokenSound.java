package io.ivory.runtime.speech;

import io.ivory.flow.Language;
import java.time.Duration;

/** Takes what an engine calls speech, and refuses what cannot be that. */
public final class SpokenSound {

    /** Eight minutes at 30 kHz: more than any text of a flow needs. */
    public static final int MAX_BYTES = 30_000_000;

    /** The longest speech there is. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    /** No letter or digit takes longer to say; and 10 s for the pauses and for what is said of one character. */
    private static final int MS_A_CHARACTER = 1_000;

    private static final int MS_BESIDES = 10_000;

    private SpokenSound() {}

    /**
     * The sound in the WAV file that {@code engine} made of {@code text}. Its length fields may be wrong: a program writes
     * them before it knows the length.
     *
     * @throws SpeechException if it is no WAV file, or has nothing audible in it, or is far too long for the text
     */
    public static Pcm of(byte[] wav, String engine, String text, Language language) {
        String what = " of \"" + text + "\" in " + language;
        if (wav.length == 0) {
            throw new SpeechException(engine + " made nothing" + what);
        }
        Pcm sound;
        try {
            sound = WavFile.readStreamed(wav);
        } catch (WavFormatException noSound) {
            throw new SpeechException(engine + " made no sound" + what + ": " + noSound.getMessage(), noSound);
        }
        Duration longest = Duration.ofMillis(MS_BESIDES + (long) MS_A_CHARACTER * text.length());
        if (sound.length().compareTo(longest) > 0 || sound.length().compareTo(LONGEST) > 0) {
            throw new SpeechException(
                    engine + " made " + sound.length().toSeconds() + " s of sound" + what + ": that cannot be it");
        }
        if (!Loudness.isAudible(sound)) {
            throw SpeechException.ofText(engine + " made only silence" + what);
        }
        return sound;
    }
}
