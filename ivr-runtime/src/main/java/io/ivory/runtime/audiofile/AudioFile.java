package io.ivory.runtime.audiofile;

import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.WavFile;
import io.ivory.runtime.speech.WavFormatException;
import java.time.Duration;

/** Reads a sound file of any kind that is understood, whatever a hostile hand has written into it. */
final class AudioFile {

    private AudioFile() {}

    /**
     * The sound in {@code file}.
     *
     * @throws AudioFileException if it is of another kind, damaged or longer than {@code longest}
     */
    static Pcm read(byte[] file, Duration longest) {
        AudioFormatName format = AudioFormatName.of(file);
        try {
            Pcm sound = switch (format) {
                case WAV -> WavFile.read(file);
                case MP3 -> Mp3Sound.read(file, longest);
                case OGG_VORBIS -> VorbisSound.read(file, longest);
                case OGG_OPUS -> OpusSound.read(file, longest);
            };
            if (sound.length().compareTo(longest) > 0) {
                throw new AudioFileException("A recording lasts at most " + longest.toMinutes()
                        + " minutes, but this one is longer. Cut it and try again.");
            }
            return sound;
        } catch (WavFormatException e) {
            throw new AudioFileException(e.getMessage() + ".", e);
        } catch (AudioFileException alreadySaid) {
            throw alreadySaid;
        } catch (RuntimeException | AssertionError | StackOverflowError faultOfADecoder) {
            throw damaged(format, faultOfADecoder);
        } catch (OutOfMemoryError tooMuch) { // what the file asked for is garbage by now
            throw new AudioFileException(
                    "The " + format.words() + " file asks for more memory than a recording needs: it is damaged.",
                    tooMuch);
        }
    }

    private static AudioFileException damaged(AudioFormatName format, Throwable fault) {
        return new AudioFileException(
                "The " + format.words() + " file is damaged and cannot be read. Save the recording anew and try again.",
                fault);
    }
}
