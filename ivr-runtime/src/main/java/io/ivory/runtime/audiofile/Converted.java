package io.ivory.runtime.audiofile;

import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.WavFile;
import java.time.Duration;

/**
 * An uploaded file as a recording.
 *
 * @param format what was uploaded
 * @param before how long it was
 * @param sound what callers hear: one channel, at the common loudness, without silence at its ends
 */
public record Converted(AudioFormatName format, Duration before, Pcm sound) {

    /** The file that is kept: WAV, mono, 16 kHz where the upload had as much, else 8 kHz. Nothing of the upload is in it. */
    public byte[] wav() {
        return WavFile.writeWide(sound);
    }

    /** The sound as a telephone of the simplest kind plays it, as a WAV file to listen to. */
    public byte[] asOnThePhone() {
        return WavFile.write(TelephoneSound.of(sound));
    }
}
