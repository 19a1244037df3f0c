package io.ivory.runtime.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speech that survives a restart: one file a sound, the least recently used ones dropped past a number of bytes.
 *
 * <p>Only a cache: a file that is damaged counts as missing, and a disk that is full or read-only costs time and never
 * a call. Thread-safe; several processes may share a folder, because files appear whole or not at all.
 *
 * <pre>
 * bytes 0-3   "IVP2"
 * bytes 4-7   CRC-32 of all that follows
 * bytes 8-11  how many samples at 8 kHz follow
 * then        these, 16 bits each, the high byte first
 * then        twice as many at 16 kHz, or none
 * </pre>
 */
final class DiskCache {

    private static final Logger log = LoggerFactory.getLogger(DiskCache.class);

    private static final int MAGIC = 0x49565032; // "IVP2"
    private static final int HEADER_BYTES = 12;
    private static final String SUFFIX = ".pcm";
    private static final String UNFINISHED = ".part";

    private final Path folder;
    private final long maxBytes;
    private final InstantSource clock;
    private final AtomicBoolean complained = new AtomicBoolean();
    private final Object eviction = new Object();

    /** Bytes on disk as far as this process knows; guarded by {@code eviction}, negative before the first count. */
    private long bytes = -1;

    DiskCache(Path folder, long maxBytes, InstantSource clock) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    /** The sound kept under {@code key}, if it is there and undamaged. */
    Optional<Pcm> read(SoundKey key) {
        Path file = file(key);
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
            if (in.remaining() <= HEADER_BYTES || in.remaining() % 2 != 0 || in.getInt() != MAGIC) {
                return Optional.empty();
            }
            int sum = in.getInt();
            if (sum != crc(in.slice())) {
                return Optional.empty();
            }
            Pcm sound = sound(in.getInt(), in);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(sound);
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        } catch (IOException unreadable) {
            complain("read", unreadable);
            return Optional.empty();
        }
    }

    /** Keeps {@code sound}; does nothing where the disk does not let it. */
    void write(SoundKey key, Pcm sound) {
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(HEADER_BYTES + sound.bytes()));
        out.position(HEADER_BYTES);
        var samples = out.asShortBuffer().put(sound.samples());
        sound.wide().ifPresent(samples::put);
        out.putInt(0, MAGIC).putInt(8, sound.samples().length).putInt(4, crc(out.slice(8, out.capacity() - 8)));
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, key.hex(), UNFINISHED);
            try {
                Files.write(unfinished, out.array());
                Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            Files.setLastModifiedTime(file(key), FileTime.from(clock.instant()));
            complained.set(false);
            makeRoom(out.capacity());
        } catch (IOException | UncheckedIOException unwritable) {
            complain("write", unwritable);
        }
    }

    /** What is kept, as far as this process knows; zero before it has written anything. */
    long bytes() {
        synchronized (eviction) {
            return Math.max(0, bytes);
        }
    }

    /** The rest of the file. Its sum was right, so its numbers are those that were written. */
    private static Pcm sound(int count, ByteBuffer in) {
        short[] narrow = new short[count];
        var samples = in.asShortBuffer().get(narrow);
        if (!samples.hasRemaining()) {
            return new Pcm(narrow);
        }
        short[] wide = new short[samples.remaining()];
        samples.get(wide);
        return new Pcm(narrow, wide);
    }

    private void makeRoom(long added) throws IOException {
        synchronized (eviction) {
            bytes = bytes < 0 ? 0 : bytes + added;
            if (bytes == 0 || bytes > maxBytes) {
                bytes = dropOldest();
            }
        }
    }

    /** Deletes what was used longest ago until nine tenths of the room are taken at most; the bytes that stay. */
    private long dropOldest() throws IOException {
        List<Kept> oldestFirst = kept();
        long total = oldestFirst.stream().mapToLong(Kept::bytes).sum();
        if (total <= maxBytes) {
            return total;
        }
        for (Kept kept : oldestFirst) {
            if (total <= maxBytes / 10 * 9) {
                break;
            }
            Files.deleteIfExists(kept.file());
            total -= kept.bytes();
        }
        return total;
    }

    private List<Kept> kept() throws IOException {
        var kept = new ArrayList<Kept>();
        try (var files = Files.newDirectoryStream(folder, "*{" + SUFFIX + "," + UNFINISHED + "}")) {
            for (Path file : files) {
                try {
                    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    kept.add(new Kept(file, attributes.size(), attributes.lastModifiedTime()));
                } catch (NoSuchFileException goneMeanwhile) {
                    // another process made room at the same time
                }
            }
        }
        kept.sort(Comparator.comparing(Kept::used));
        return kept;
    }

    private Path file(SoundKey key) {
        return folder.resolve(key.hex() + SUFFIX);
    }

    /** Once until it works again: a full disk must not fill the log as well. */
    private void complain(String action, Exception problem) {
        if (complained.compareAndSet(false, true)) {
            log.atWarn()
                    .addKeyValue("folder", folder)
                    .setCause(problem)
                    .log("cannot {} cached speech; calls go on without the cache", action);
        }
    }

    private static int crc(ByteBuffer samples) {
        var crc = new CRC32();
        crc.update(samples);
        return (int) crc.getValue();
    }

    private record Kept(Path file, long bytes, FileTime used) {}
}
