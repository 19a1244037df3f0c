package io.ivory.runtime.testphone;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the WAV file of what baresip hears while it grows. Its thread is the only one that uses it.
 *
 * <p>Of sound of 16 kHz only the telephone band is kept: what is above it would be folded into it.
 */
final class HeardWav {

    private static final int HEADER = 44;
    private static final int RATE_AT = 24;
    private static final long POLL_NS = 20_000_000;
    private static final double CUT = 3.7 / 8;
    private static final double[] LOW_PASS = lowPass();

    private final Path folder;
    private final Recording recording;
    private long read = HEADER;
    private short[] before = new short[LOW_PASS.length - 1];

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
            var fresh = new short[bytes.flip().remaining() / 2];
            bytes.asShortBuffer().get(fresh);
            recording.append(step == 1 ? fresh : telephoneBand(fresh));
        }
    }

    /** Every other sample of what a low pass has left. */
    private short[] telephoneBand(short[] fresh) {
        short[] wide = Arrays.copyOf(before, before.length + fresh.length);
        System.arraycopy(fresh, 0, wide, before.length, fresh.length);
        var narrow = new short[fresh.length / 2];
        for (int i = 0; i < narrow.length; i++) {
            double sum = 0;
            for (int tap = 0; tap < LOW_PASS.length; tap++) {
                sum += LOW_PASS[tap] * wide[2 * i + tap];
            }
            narrow[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        before = Arrays.copyOfRange(wide, wide.length - before.length, wide.length);
        return narrow;
    }

    /** A windowed sinc at 3.7 of 8 kHz. */
    private static double[] lowPass() {
        var taps = new double[41];
        for (int i = 0; i < taps.length; i++) {
            double x = Math.PI * (i - 20);
            double sinc = i == 20 ? CUT : Math.sin(CUT * x) / x;
            taps[i] = sinc * (0.54 + 0.46 * Math.cos(x / 20));
        }
        return taps;
    }
}
