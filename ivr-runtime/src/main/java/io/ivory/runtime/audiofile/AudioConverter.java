package io.ivory.runtime.audiofile;

import io.ivory.runtime.speech.EngineProcess;
import io.ivory.runtime.speech.Loudness;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.speech.WavFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes recordings of uploaded files: WAV, MP3, Ogg Vorbis, Ogg Opus. Foreign decoders run in a process of their own with
 * little memory and little time, one at once, so that no upload can do more harm than fail. Thread-safe.
 */
public final class AudioConverter {

    /** The largest file that is taken. */
    public static final int MAX_FILE_BYTES = 20 * 1024 * 1024;

    /** The longest recording: what is kept of it fits into what the store takes. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /** Ten minutes of MP3 take about ten seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Ten minutes at 48 kHz are 58 MB, twice while they grow. */
    private static final String MEMORY = "-Xmx384m";

    private final Semaphore oneAtOnce = new Semaphore(1);
    private final EngineProcess process;
    private final List<String> program;

    public AudioConverter() {
        this(TIMEOUT, ConversionProgram.class);
    }

    /** @param program whose main method reads a file and writes what became of it */
    AudioConverter(Duration timeout, Class<?> program) {
        process = new EngineProcess(timeout, MAX_FILE_BYTES + 1_000);
        this.program = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName());
    }

    /**
     * What becomes of {@code file}; blocks for as long as it takes.
     *
     * @throws AudioFileException if it is no sound file, damaged, too large, too long, or silent
     */
    public Converted convert(byte[] file) {
        if (file.length > MAX_FILE_BYTES) {
            throw new AudioFileException("A recording has at most " + MAX_FILE_BYTES / 1024 / 1024
                    + " MB, but this one has " + file.length / 1024 / 1024 + " MB.");
        }
        AudioFormatName format = AudioFormatName.of(file);
        Pcm sound = format == AudioFormatName.WAV ? AudioFile.read(file, LONGEST) : decodedElsewhere(file);
        Pcm even = Loudness.even(sound);
        if (even.samples().length == 0) {
            throw new AudioFileException("There is only silence in the file.");
        }
        return new Converted(format, sound.length(), even);
    }

    private Pcm decodedElsewhere(byte[] file) {
        try {
            if (!oneAtOnce.tryAcquire(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AudioFileException("Other files are being converted. Try again in a minute.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AudioFileException("The conversion was broken off.", e);
        }
        try {
            byte[] answer = process.run(program, file);
            if (answer.length > 0 && answer[0] == ConversionProgram.REFUSED) {
                throw new AudioFileException(new String(answer, 1, answer.length - 1, StandardCharsets.UTF_8));
            }
            return WavFile.read(answer);
        } catch (SpeechException e) {
            throw new AudioFileException(
                    "The file could not be converted: it is damaged, or takes longer than "
                            + process.timeout().toSeconds() + " s. Save the recording as WAV and try again.",
                    e);
        } finally {
            oneAtOnce.release();
        }
    }
}
