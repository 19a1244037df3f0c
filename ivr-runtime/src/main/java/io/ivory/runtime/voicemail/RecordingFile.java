package io.ivory.runtime.voicemail;

import io.ivory.runtime.call.VoicemailBoxes;
import io.ivory.runtime.call.VoicemailBoxes.NewRecording;
import io.ivory.runtime.speech.WavFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A WAV file while it is written. It gets its name only when it is whole; until then its header says what was there when it
 * was last brought up to date, and {@link #repair} mends what a process left behind that was killed. The thread of the call
 * owns it; being interrupted does not harm the file, which a channel would be closed by.
 */
final class RecordingFile implements NewRecording {

    private static final int SAMPLE_BYTES = 2;
    private static final int SAMPLES_A_MS = 8;
    private static final int BUFFER_BYTES = 8_192;
    private static final long SHORTEST_SAMPLES = VoicemailBoxes.SHORTEST.toMillis() * SAMPLES_A_MS;

    private final Path part;
    private final Path whole;
    private final Finished finished;
    private final RandomAccessFile file;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private long samples;
    private boolean failed;

    /** What happens to the file once it is written. */
    interface Finished {

        void kept(Duration length);

        void thrownAway();
    }

    RecordingFile(Path part, Path whole, Finished finished) throws IOException {
        this.part = part;
        this.whole = whole;
        this.finished = finished;
        this.file = new RandomAccessFile(part.toFile(), "rw");
        try {
            file.write(WavFile.header(0));
        } catch (IOException full) {
            file.close();
            throw full;
        }
    }

    @Override
    public void write(short[] sound, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            if (buffered == BUFFER_BYTES) {
                flush();
            }
            buffer[buffered] = (byte) sound[i];
            buffer[buffered + 1] = (byte) (sound[i] >> 8);
            buffered += SAMPLE_BYTES;
        }
    }

    @Override
    public boolean keep(Duration length) throws IOException {
        try (file) {
            flushWhatGoes();
            long kept = Math.min(samples, length.toMillis() * SAMPLES_A_MS);
            if (kept < SHORTEST_SAMPLES) {
                finished.thrownAway();
                return false;
            }
            finish(file, kept);
        } catch (IOException notKept) {
            finished.thrownAway();
            throw notKept;
        }
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        finished.kept(Duration.ofMillis(Math.min(samples, length.toMillis() * SAMPLES_A_MS) / SAMPLES_A_MS));
        return true;
    }

    /**
     * Makes a whole file of what was left behind.
     *
     * @return how long it is; null if there is too little, and then it is gone
     */
    static @Nullable Duration repair(Path part, Path whole) throws IOException {
        long samples = (Files.size(part) - WavFile.HEADER_BYTES) / SAMPLE_BYTES;
        if (samples < SHORTEST_SAMPLES) {
            Files.delete(part);
            return null;
        }
        try (var file = new RandomAccessFile(part.toFile(), "rw")) {
            finish(file, samples);
        }
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        return Duration.ofMillis(samples / SAMPLES_A_MS);
    }

    private static void finish(RandomAccessFile file, long samples) throws IOException {
        file.setLength(WavFile.HEADER_BYTES + samples * SAMPLE_BYTES);
        file.seek(0);
        file.write(WavFile.header(Math.toIntExact(samples)));
        file.getFD().sync();
    }

    private void flush() throws IOException {
        try {
            file.write(buffer, 0, buffered);
            samples += buffered / SAMPLE_BYTES;
            buffered = 0;
        } catch (IOException full) {
            failed = true;
            throw full;
        }
    }

    /** A full disk has taken what it could; that much is kept. */
    private void flushWhatGoes() throws IOException {
        if (!failed) {
            flush();
        }
    }
}
