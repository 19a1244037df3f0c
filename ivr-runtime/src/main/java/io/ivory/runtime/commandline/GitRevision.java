package io.ivory.runtime.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** What lay at a path in a revision of git, unpacked into a temporary folder that is gone after reading. */
final class GitRevision {

    private final String revision;
    private final Path path;
    private final Path place;
    private final Path copy;

    private GitRevision(String revision, Path path, Path place, Path copy) {
        this.revision = revision;
        this.path = path;
        this.place = place;
        this.copy = copy;
    }

    /**
     * Reads it.
     *
     * @param path what to read, as the person named it; it must still be there
     * @param folder the folder that {@code path} starts from
     * @throws UnusableInputException if git cannot say
     */
    static ComparedSide read(String revision, Path path, Path folder) {
        if (revision.startsWith("-")) { // git would take it for an option
            throw new UnusableInputException("\"" + revision + "\" is no revision");
        }
        Path place = folder.resolve(path).toAbsolutePath().normalize();
        if (!Files.exists(place)) {
            throw new UnusableInputException("there is no file or folder \"" + path + "\"");
        }
        try {
            var git = new GitRevision(revision, path, place, Files.createTempDirectory("ivory-git"));
            try {
                return git.read();
            } finally {
                git.delete();
            }
        } catch (IOException e) {
            throw new UnusableInputException("git could not be asked for " + revision + ": " + e.getMessage(), e);
        }
    }

    private ComparedSide read() throws IOException {
        boolean whole = Files.isDirectory(place);
        Path where = whole ? place : place.resolveSibling("");
        String what = whole ? "." : String.valueOf(place.getFileName());
        Path zip = copy.resolve("archive.zip");
        archive(where, what, zip);
        Path files = Files.createDirectory(copy.resolve("files"));
        unpack(zip, files);
        Path root = whole ? files : files.resolve(what);
        ComparedSide side = ComparedSide.read(root, new FlowSources(files));
        return new ComparedSide(
                side.flows(),
                side.others(),
                side.unreadable().stream()
                        .map(finding -> finding.in(finding.file().replace(root.toString(), revision + ":" + path)))
                        .toList(),
                side.unread());
    }

    private void archive(Path where, String what, Path zip) throws IOException {
        Path complaint = copy.resolve("complaint.txt");
        var command = List.of("git", "archive", "--format=zip", "--output=" + zip, revision, "--", what);
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(complaint.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new UnusableInputException("git does not show \"" + path + "\" in " + revision + ": "
                        + Files.readString(complaint).strip());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void unpack(Path zip, Path files) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                var entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = files.resolve(entry.getName()).normalize();
                if (!target.startsWith(files)) {
                    throw new IOException("the archive holds a path that leads out of it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(entries, target);
                }
            }
        }
    }

    private void delete() throws IOException {
        Files.walkFileTree(copy, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
