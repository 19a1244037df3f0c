package io.ivory.runtime.testphone;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the WAV file of what baresip hears while it grows. Its thread is the only one that uses it.
 *
 * <p>Sound of 16 kHz is brought to 8 kHz by the mean of two samples: enough to know a prompt again.
 */
final class HeardWav {

    private static final int HEADER = 44;
    private static final int RATE_AT = 24;
    private static final long POLL_NS = 20_000_000;

    private final Path folder;
    private final Recording recording;
    private long read = HEADER;

    HeardWav(Path folder, Recording recording) {
        this.folder = folder;
        this.recording = recording;
    }

    /** Hands on what comes, until the call is over. */
    void follow() {
        while (!recording.isFinished()) {
            try {
                Optional<Path> file = file();
                if (file.isPresent()) {
                    readOn(file.get());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private Optional<Path> file() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-dec.wav")).findFirst();
        }
    }

    private void readOn(Path file) throws IOException {
        try (var in = FileChannel.open(file)) {
            if (in.size() <= read) {
                return;
            }
            var header = ByteBuffer.allocate(HEADER).order(LITTLE_ENDIAN);
            in.read(header, 0);
            int step = header.getInt(RATE_AT) / 8_000;
            int frame = 2 * step;
            var bytes = ByteBuffer.allocate((int) ((in.size() - read) / frame * frame))
                    .order(LITTLE_ENDIAN);
            read += in.read(bytes, read);
            var samples = new short[bytes.flip().remaining() / frame];
            for (int i = 0; i < samples.length; i++) {
                int sum = 0;
                for (int j = 0; j < step; j++) {
                    sum += bytes.getShort();
                }
                samples[i] = (short) (sum / step);
            }
            recording.append(samples);
        }
    }
}
