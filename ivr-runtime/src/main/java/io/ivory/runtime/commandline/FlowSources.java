package io.ivory.runtime.commandline;

import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FormatProblem;
import io.ivory.flow.resource.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what a path on the command line means: a flow, a bundle as a folder or zip, or a folder with bundles in it. */
final class FlowSources {

    private static final String ZIP = ".zip";

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
     * Reads what lies at {@code path}: one bundle or flow, or all those in a folder. Sub-folders that cannot be read come
     * as sources without flows.
     *
     * @throws UnusableInputException if there is nothing, or nothing of ours
     */
    List<Source> read(Path path) {
        try {
            if (Files.isDirectory(folder.resolve(path))) {
                return readAll(path);
            }
            requireThere(path);
            return List.of(path.toString().endsWith(ZIP) ? zip(path) : single(path));
        } catch (IOException e) {
            throw UnusableInputException.unreadable(path, e);
        }
    }

    private List<Source> readAll(Path path) throws IOException {
        FolderWalk walk = FolderWalk.through(folder.resolve(path), path);
        var sources = new ArrayList<Source>();
        walk.unreadable().forEach(problem -> sources.add(unread(problem)));
        if (!walk.links().isEmpty()) {
            var links = new SourceContent(Map.of(), Map.of(), Resources.NONE, List.of(), walk.links());
            sources.add(new Source(path.toString(), Map.of(), file -> file, links));
        }
        NavigableSet<Path> bundles = bundles(walk.found());
        if (bundles.isEmpty() && walk.unreadable().isEmpty()) {
            throw new UnusableInputException(
                    "there is no flow (.ivr.json) and no zipped bundle (.ivr.zip) in the folder \"" + path + "\""
                            + (walk.links().isEmpty() ? "" : "; links are not followed"));
        }
        for (Path bundle : bundles) {
            sources.add(Files.isDirectory(folder.resolve(bundle)) ? bundle(bundle) : zip(bundle));
        }
        return sources;
    }

    private static Source unread(FormatProblem problem) {
        return new Source(problem.file(), Map.of(), file -> file, SourceContent.nothing(List.of(problem)));
    }

    /**
     * Reads the one flow at {@code path} and nothing that lies beside it.
     *
     * @throws UnusableInputException if there is no such file
     */
    Source alone(Path path) {
        requireThere(path);
        return single(path, Path.of(""), BundleFolder.of(new TreeMap<>()));
    }

    /** Whether {@code path} is a folder or a zipped bundle, and not a flow alone. */
    boolean isBundle(Path path) {
        return path.toString().endsWith(ZIP) || Files.isDirectory(folder.resolve(path));
    }

    /**
     * Files that have a canonical form.
     *
     * @param unreadable the folders that could not be looked into
     * @param links the flows that are links
     */
    record Formattable(SortedSet<Path> files, List<PlacedFinding> unreadable, List<FormatProblem> links) {}

    /**
     * The files in {@code path} that have a canonical form, or {@code path} itself where that is a file.
     *
     * @throws UnusableInputException if there is none
     */
    Formattable formattable(Path path) {
        Path place = folder.resolve(path);
        if (!Files.isDirectory(place)) {
            requireThere(path);
            return new Formattable(new TreeSet<>(Set.of(path)), List.of(), List.of());
        }
        try {
            FolderWalk walk = FolderWalk.through(place, path);
            var files = new TreeSet<Path>();
            walk.found().stream()
                    .filter(found -> BundleFolder.isFlow(found.toString()))
                    .forEach(found -> addWithResources(found, files));
            if (files.isEmpty() && walk.unreadable().isEmpty()) {
                throw new UnusableInputException("there is no flow (.ivr.json) in the folder \"" + path + "\"");
            }
            List<PlacedFinding> unreadable = walk.unreadable().stream()
                    .map(problem -> PlacedFinding.of(problem.file(), problem))
                    .toList();
            return new Formattable(files, unreadable, walk.links());
        } catch (IOException e) {
            throw UnusableInputException.unreadable(path, e);
        }
    }

    private void addWithResources(Path flow, Set<Path> files) {
        files.add(flow);
        BundleFolder.RESOURCES.stream()
                .map(flow::resolveSibling)
                .filter(file -> Files.isRegularFile(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
                .forEach(files::add);
    }

    private void requireThere(Path path) {
        if (!Files.exists(folder.resolve(path))) {
            throw new UnusableInputException("there is no file or folder \"" + path + "\"");
        }
    }

    /** The folders with flows and the zipped bundles, sorted. */
    private static NavigableSet<Path> bundles(List<Path> found) {
        var bundles = new TreeSet<>(Comparator.comparing(Path::toString));
        for (Path file : found) {
            if (BundleFolder.isFlow(file.toString())) {
                Path parent = file.getParent();
                bundles.add(parent == null ? Path.of("") : parent);
            } else {
                bundles.add(file);
            }
        }
        return bundles;
    }

    private Source bundle(Path path) {
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
    private Source single(Path path) {
        Path parent = path.getParent();
        Path beside = parent == null ? Path.of("") : parent;
        return single(path, beside, BundleFolder.read(folder.resolve(beside)));
    }

    private Source single(Path path, Path beside, BundleFolder files) {
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
