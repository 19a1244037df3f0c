package io.ivory.runtime.commandline;

import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FlowFormatException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds what a path on the command line means: a flow, a bundle as a folder or zip, or a folder with bundles in it. */
final class FlowSources {

    private static final String ZIP = ".zip";
    /** How far bundles are looked for within a folder. */
    private static final int DEEPEST = 12;
    /** Copies that tools keep. */
    private static final Set<String> LEFT_ASIDE = Set.of("target", "node_modules");

    private final Path folder;

    /** @param folder where relative paths start from */
    FlowSources(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads what lies at {@code paths}.
     *
     * @throws UnusableInputException if there is nothing, or nothing of ours
     */
    List<Source> read(List<Path> paths) {
        return paths.stream().flatMap(path -> read(path).stream()).toList();
    }

    /**
     * Reads what lies at {@code path}: one bundle or flow, or all those in a folder.
     *
     * @throws UnusableInputException if there is nothing, or nothing of ours
     */
    List<Source> read(Path path) {
        Path place = folder.resolve(path);
        try {
            if (Files.isDirectory(place)) {
                var sources = new ArrayList<Source>();
                for (Path bundle : bundlesWithin(path)) {
                    sources.add(Files.isDirectory(folder.resolve(bundle)) ? bundle(bundle) : zip(bundle));
                }
                return sources;
            }
            requireThere(path);
            return List.of(path.toString().endsWith(ZIP) ? zip(path) : single(path));
        } catch (IOException e) {
            throw new UnusableInputException("\"" + path + "\" cannot be read: " + e, e);
        }
    }

    /** Whether {@code path} is a folder or a zipped bundle, and not a flow alone. */
    boolean isBundle(Path path) {
        return path.toString().endsWith(ZIP) || Files.isDirectory(folder.resolve(path));
    }

    /**
     * The files in {@code path} that have a canonical form, or {@code path} itself where that is a file.
     *
     * @throws UnusableInputException if there is none
     */
    SortedSet<Path> formattable(Path path) {
        Path place = folder.resolve(path);
        if (!Files.isDirectory(place)) {
            requireThere(path);
            return new TreeSet<>(Set.of(path));
        }
        try {
            var files = new TreeSet<Path>();
            for (Path found : within(path)) {
                if (BundleFolder.isFlow(found.toString())) {
                    files.add(found);
                    BundleFolder.RESOURCES.stream()
                            .map(found::resolveSibling)
                            .filter(file -> Files.isRegularFile(folder.resolve(file)))
                            .forEach(files::add);
                }
            }
            if (files.isEmpty()) {
                throw new UnusableInputException("there is no flow (.ivr.json) in the folder \"" + path + "\"");
            }
            return files;
        } catch (IOException e) {
            throw new UnusableInputException("\"" + path + "\" cannot be read: " + e, e);
        }
    }

    private void requireThere(Path path) {
        if (!Files.exists(folder.resolve(path))) {
            throw new UnusableInputException("there is no file or folder \"" + path + "\"");
        }
    }

    /** The folders with flows and the zipped bundles, sorted. */
    private SortedSet<Path> bundlesWithin(Path path) throws IOException {
        var bundles = new TreeSet<>(Comparator.comparing(Path::toString));
        for (Path found : within(path)) {
            if (BundleFolder.isFlow(found.toString())) {
                Path parent = found.getParent();
                bundles.add(parent == null ? Path.of("") : parent);
            } else {
                bundles.add(found);
            }
        }
        if (bundles.isEmpty()) {
            throw new UnusableInputException(
                    "there is no flow (.ivr.json) and no zipped bundle (.ivr.zip) in the folder \"" + path + "\"");
        }
        return bundles;
    }

    /** The flow files and zipped bundles in the folder {@code path} and below it; hidden ones are left aside. */
    private List<Path> within(Path path) throws IOException {
        var found = new ArrayList<Path>();
        Path root = folder.resolve(path);
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                String name = String.valueOf(visited.getFileName());
                boolean aside = !visited.equals(root) && (name.startsWith(".") || LEFT_ASIDE.contains(name));
                return aside ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".") && (BundleFolder.isFlow(name) || name.endsWith(".ivr" + ZIP))) {
                    found.add(path.resolve(root.relativize(file).toString()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private Source bundle(Path path) throws IOException {
        var files = BundleFolder.read(folder.resolve(path));
        String name = nameOf(path, "bundle");
        return new Source(
                path.toString().isEmpty() ? "." : path.toString(),
                files.files(),
                file -> path.resolve(file).toString(),
                SourceContent.read(name, files, files.flows()));
    }

    private Source zip(Path path) throws IOException {
        Path place = folder.resolve(path);
        String shown = path.toString();
        if (Files.size(place) > BundleFiles.MAX_TOTAL_BYTES) {
            throw new UnusableInputException("\"" + path + "\" is too large for a bundle");
        }
        try {
            var files = BundleFolder.of(BundleFiles.unzip(Files.readAllBytes(place)));
            return new Source(
                    shown,
                    files.files(),
                    file -> shown + "!" + file,
                    SourceContent.read(nameOf(path, "bundle"), files, files.flows()));
        } catch (FlowFormatException e) {
            return new Source(shown, Map.of(), file -> shown + "!" + file, SourceContent.nothing(e.problems()));
        }
    }

    /** One flow, with what lies beside it. */
    private Source single(Path path) throws IOException {
        Path parent = path.getParent();
        Path beside = parent == null ? Path.of("") : parent;
        var files = BundleFolder.read(folder.resolve(beside));
        String file = files.put(nameOf(path, "flow"), folder.resolve(path));
        return new Source(
                path.toString(),
                files.files(),
                inner -> (inner.equals(file) ? path : beside.resolve(inner)).toString(),
                SourceContent.read(nameOf(beside, "bundle"), files, Set.of(file)));
    }

    private String nameOf(Path path, String fallback) {
        Path last = folder.resolve(path).toAbsolutePath().normalize().getFileName();
        return last == null ? fallback : last.toString();
    }
}
