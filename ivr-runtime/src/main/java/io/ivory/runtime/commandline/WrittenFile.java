package io.ivory.runtime.commandline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files so that at any moment the old bytes or the new ones are there, never a half. */
final class WrittenFile {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private WrittenFile() {}

    /**
     * Puts {@code bytes} into {@code file}, which may exist already; links are followed, rights are kept.
     *
     * @throws UnusableInputException if that cannot be done; the file is as it was then
     */
    static void write(Path file, byte[] bytes) {
        try {
            boolean exists = Files.exists(file);
            Path target = exists ? file.toRealPath() : file.toAbsolutePath();
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            long process = ProcessHandle.current().pid();
            Path beside = target.resolveSibling("." + target.getFileName() + "." + process + ".tmp");
            try {
                fill(beside, bytes);
                if (exists && POSIX) {
                    Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
                }
                move(beside, target);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UnusableInputException("the file " + file + " cannot be written: " + e, e);
        }
    }

    private static void fill(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true); // or a power cut could leave the new name with nothing in it
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
