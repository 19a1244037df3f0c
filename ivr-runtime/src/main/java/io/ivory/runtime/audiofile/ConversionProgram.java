package io.ivory.runtime.audiofile;

import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.WavFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The program that decodes one uploaded file, from its standard input to its standard output, as a process of its own:
 * what a hostile file does to a decoder (endless loops, all memory) it does to nobody else.
 */
public final class ConversionProgram {

    /** Stands before the sentence that says why there is no sound; a WAV file begins with another. */
    static final byte REFUSED = '!';

    private ConversionProgram() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err); // decoders that talk must not talk into the sound
        byte[] file = System.in.readNBytes(AudioConverter.MAX_FILE_BYTES + 1);
        out.write(answer(file));
        out.flush();
    }

    private static byte[] answer(byte[] file) {
        try {
            Pcm sound = AudioFile.read(file, AudioConverter.LONGEST);
            return WavFile.writeWide(sound);
        } catch (AudioFileException refused) {
            return ("" + (char) REFUSED + refused.getMessage()).getBytes(StandardCharsets.UTF_8);
        }
    }
}
