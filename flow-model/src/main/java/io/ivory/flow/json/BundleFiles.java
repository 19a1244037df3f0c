package io.ivory.flow.json;

import io.ivory.flow.resource.Bundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Bundles as folders and as zip files. Reading takes files of strangers: nothing is written anywhere, names that lead out
 * of the bundle are refused, and a bomb is not unpacked.
 */
public final class BundleFiles {

    public static final int MAX_FILES = 1_000;
    /** The largest file, 20 MiB: ten minutes of telephone sound with room to spare. */
    public static final int MAX_FILE_BYTES = 20 << 20;
    /** All files together, unpacked, 128 MiB. */
    public static final int MAX_TOTAL_BYTES = 128 << 20;

    /** The earliest moment that a zip file can state: the same bundle makes the same bytes, whenever it is written. */
    private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int BUFFER = 16_384;

    /** The longest path within a bundle, in characters: what file systems take. */
    private static final int MAX_NAME = 255;

    /** Files and folders of a zip file, read or left aside. */
    private static final int MAX_ENTRIES = 2 * MAX_FILES;

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> lowerCase = new HashMap<>();
    private int entries;
    private long total;

    private BundleFiles() {}

    /**
     * Reads a bundle from a zip file. The files may lie in one folder inside it.
     *
     * @param name what the bundle is called
     * @throws FlowFormatException naming all that is wrong in all files; nothing else is thrown
     */
    public static BundleReading readZip(String name, byte[] zip) {
        return BundleContent.read(name, unzip(zip));
    }

    /**
     * The files of a zipped bundle by their path within it, as far as they belong to a bundle by their place.
     *
     * @throws FlowFormatException if the zip file cannot be read or is not safe to read
     */
    public static SortedMap<String, byte[]> unzip(byte[] zip) {
        ZipDirectory directory = ZipDirectory.of(zip);
        directory.link().ifPresent(link -> {
            throw refused(Fields.shortened(link), "unsafe-name", "this is a link. Put the file itself there");
        });
        var reading = new BundleFiles();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                reading.countEntry();
                if (!entry.isDirectory()) {
                    reading.add(entry.getName(), in);
                } else {
                    reading.checkName(entry.getName());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw JsonText.failure("", "not-zip", "the zip file cannot be read: " + e.getMessage());
        }
        if (reading.files.isEmpty()) {
            throw JsonText.failure("", "not-zip", "this is not a zip file, or there is nothing in it");
        }
        if (reading.entries != directory.entries()) {
            throw JsonText.failure(
                    "",
                    "not-zip",
                    "the zip file cannot be read: it has " + reading.entries + " entries, but lists "
                            + directory.entries() + ". Make or send it anew");
        }
        return reading.withoutOuterFolder();
    }

    /**
     * Reads a bundle from a folder. Hidden files and links are left aside.
     *
     * @throws FlowFormatException naming all that is wrong in all files
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static BundleReading readFolder(Path folder) {
        var reading = new BundleFiles();
        try (Stream<Path> found = Files.walk(folder, 3)) {
            for (Path path : (Iterable<Path>) found.sorted()::iterator) {
                String name = slashed(folder.relativize(path));
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !isHidden(name)) {
                    try (InputStream in = Files.newInputStream(path)) {
                        reading.add(name, in);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return BundleContent.read(last == null ? "bundle" : last.toString(), reading.files);
    }

    /**
     * Reads a bundle from files that are at hand already, such as those of a sample on the class path.
     *
     * @param name what the bundle is called
     * @param files by their path within the bundle
     * @throws FlowFormatException naming all that is wrong in all files
     */
    public static BundleReading readFiles(String name, Map<String, byte[]> files) {
        var reading = new BundleFiles();
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                reading.add(file.getKey(), new ByteArrayInputStream(file.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BundleContent.read(name, reading.files);
    }

    /** The zip file of {@code bundle}: the same bytes for the same bundle. */
    public static byte[] writeZip(Bundle bundle) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : BundleContent.files(bundle).entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ZIP_EPOCH);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Writes the files of {@code bundle} into {@code folder}, over those that are there.
     *
     * @throws UncheckedIOException if they cannot be written
     */
    public static void writeFolder(Bundle bundle, Path folder) {
        BundleContent.files(bundle).forEach((name, bytes) -> {
            Path file = folder.resolve(name);
            try {
                Path parent = file.getParent();
                Files.createDirectories(parent == null ? folder : parent);
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("The file " + file + " cannot be written", e);
            }
        });
    }

    /** Folders count too: a zip file can name a million of them in the place of one recording. */
    private void countEntry() {
        entries++;
        if (entries > MAX_ENTRIES) {
            throw tooMany();
        }
    }

    private static FlowFormatException tooMany() {
        return JsonText.failure("", "too-large", "a bundle has at most " + MAX_FILES + " files. Leave out the others");
    }

    private void add(String name, InputStream in) throws IOException {
        checkName(name);
        if (files.size() >= MAX_FILES) {
            throw tooMany();
        }
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes.write(buffer, 0, read);
            total += read;
            if (bytes.size() > MAX_FILE_BYTES || total > MAX_TOTAL_BYTES) {
                throw refused(
                        name,
                        "too-large",
                        "a file has at most " + MAX_FILE_BYTES / 1024 / 1024 + " MiB and a bundle at most "
                                + MAX_TOTAL_BYTES / 1024 / 1024 + " MiB");
            }
        }
        if (files.putIfAbsent(name, bytes.toByteArray()) != null) {
            throw refused(name, "duplicate-file", "the zip file holds this file twice. Make it anew");
        }
        String other = lowerCase.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (other != null) {
            throw refused(
                    name,
                    "duplicate-file",
                    "\"" + other + "\" differs from it in upper and lower case only, which not every file system"
                            + " tells apart. Rename one");
        }
    }

    private void checkName(String name) {
        boolean leadsOut = name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.chars().anyMatch(Character::isISOControl)
                || Stream.of(name.split("/", -1)).anyMatch(part -> part.equals("..") || part.equals("."));
        if (leadsOut || name.isEmpty() || name.length() > MAX_NAME) {
            throw refused(Fields.shortened(name), "unsafe-name", "a file of this name is not taken. Rename it");
        }
    }

    private static FlowFormatException refused(String file, String rule, String message) {
        return new FlowFormatException(
                List.of(FormatProblem.at("", rule, message).in(file)));
    }

    /** The files as seen from the one folder they lie in, if they do; what operating systems add is left out. */
    private SortedMap<String, byte[]> withoutOuterFolder() {
        files.keySet().removeIf(BundleFiles::isHidden);
        Set<String> roots = files.keySet().stream()
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .collect(Collectors.toSet());
        if (roots.size() != 1 || roots.contains("") || roots.contains("tables/") || roots.contains("prompts/")) {
            return files;
        }
        String root = roots.iterator().next();
        var inner = new TreeMap<String, byte[]>();
        files.forEach((name, bytes) -> inner.put(name.substring(root.length()), bytes));
        return inner;
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".")
                || name.contains("/.")
                || name.startsWith("__MACOSX/")
                || name.endsWith("Thumbs.db");
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
