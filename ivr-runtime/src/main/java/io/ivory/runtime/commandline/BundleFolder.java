package io.ivory.runtime.commandline;

import io.ivory.flow.Slug;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FormatProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one bundle, those that no bundle has left aside. One thread owns it.
 *
 * <p>Other than an import, which takes strangers' files, it reads nothing but the places where a bundle's files lie: the
 * folder around a flow may be anything, such as somebody's home.
 */
final class BundleFolder {

    /** What is said of a link. */
    static final String LINK = "this is a link, which is not followed. Put the file itself here";

    private static final String FLOW = ".ivr.json";
    static final String HOURS = "hours.json";
    static final String DESTINATIONS = "destinations.json";
    static final String CONNECTIONS = "connections.json";
    static final List<String> RESOURCES = List.of(HOURS, DESTINATIONS, CONNECTIONS);

    private final SortedMap<String, byte[]> files;
    private final List<FormatProblem> problems = new ArrayList<>();
    private final List<FormatProblem> links = new ArrayList<>();

    private BundleFolder(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    static boolean isFlow(String file) {
        return file.endsWith(FLOW);
    }

    /** Whether {@code file} holds hours, people or services. */
    static boolean isResource(String file) {
        return RESOURCES.contains(file);
    }

    /** The file of the flow called {@code flow}. */
    static String fileOf(String flow) {
        return flow + FLOW;
    }

    static BundleFolder of(SortedMap<String, byte[]> files) {
        var folder = new BundleFolder(new TreeMap<>());
        files.forEach(folder::add);
        return folder;
    }

    static BundleFolder read(Path place) {
        var folder = new BundleFolder(new TreeMap<>());
        folder.addAll(place, "", name -> isFlow(name) || isResource(name));
        folder.addAll(place.resolve("tables"), "tables/", name -> name.endsWith(".csv"));
        folder.addAll(place.resolve("prompts"), "prompts/", name -> name.endsWith(".wav"));
        return folder;
    }

    /** By path within the bundle. */
    SortedMap<String, byte[]> files() {
        return files;
    }

    /** The files that are not taken, and why. */
    List<FormatProblem> problems() {
        return problems;
    }

    /** Hours, tables and the like that are not taken as they are links. Walks name the flows that are. */
    List<FormatProblem> links() {
        return links;
    }

    /** The files of flows. */
    Set<String> flows() {
        return Stream.concat(files.keySet().stream(), problems.stream().map(FormatProblem::file))
                .filter(BundleFolder::isFlow)
                .collect(Collectors.toSet());
    }

    /**
     * Puts {@code file} in as a flow, whatever it is called: git names its copies as it likes.
     *
     * @param name the file's name
     * @return the path within the bundle
     */
    String put(String name, Path file) {
        String base = isFlow(name) ? name.substring(0, name.length() - FLOW.length()) : name;
        String path =
                fileOf(Slug.isValid(base) ? base : Slug.from(base, "flow", slug -> files.containsKey(fileOf(slug))));
        problems.removeIf(problem -> problem.file().equals(name));
        load(path, file);
        return path;
    }

    private void addAll(Path place, String prefix, Predicate<String> belongs) {
        if (!prefix.isEmpty() && Files.isSymbolicLink(place)) {
            note(prefix);
            return;
        }
        if (!Files.isDirectory(place)) {
            return;
        }
        try (Stream<Path> found = Files.list(place)) {
            for (Path file : (Iterable<Path>) found.sorted()::iterator) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".") && belongs.test(name)) {
                    take(prefix + name, file);
                }
            }
        } catch (IOException e) {
            refuse(prefix, "unreadable", "it cannot be looked into: " + UnusableInputException.reason(e));
        } catch (UncheckedIOException e) {
            refuse(
                    prefix,
                    "unreadable",
                    "it cannot be looked into: " + UnusableInputException.reason(Objects.requireNonNull(e.getCause())));
        }
    }

    private void take(String path, Path file) {
        if (Files.isSymbolicLink(file)) {
            if (!isFlow(path)) {
                note(path);
            }
        } else if (Files.isRegularFile(file) && isNamedWell(path)) {
            load(path, file);
        }
    }

    private void note(String path) {
        links.add(FormatProblem.at("", "link", LINK).in(path));
    }

    private void add(String path, byte[] bytes) {
        if (isNamedWell(path)) {
            files.put(path, bytes);
        }
    }

    private void load(String path, Path file) {
        try {
            if (Files.size(file) > BundleFiles.MAX_FILE_BYTES) {
                refuse(path, "too-large", "a file has at most " + BundleFiles.MAX_FILE_BYTES / 1024 / 1024 + " MiB");
            } else {
                files.put(path, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            refuse(path, "unreadable", "it cannot be read: " + UnusableInputException.reason(e));
        }
    }

    /** A flow is named by its file, so that the name must do for both. */
    private boolean isNamedWell(String path) {
        boolean well =
                !isFlow(path) || path.contains("/") || Slug.isValid(path.substring(0, path.length() - FLOW.length()));
        if (!well) {
            refuse(path, "file-name", "the file of a flow is named by " + Slug.RULE + ". Rename it");
        }
        return well;
    }

    private void refuse(String path, String rule, String message) {
        problems.add(FormatProblem.at("", rule, message).in(path));
    }
}
