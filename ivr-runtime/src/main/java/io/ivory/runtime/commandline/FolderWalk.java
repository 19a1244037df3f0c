package io.ivory.runtime.commandline;

import io.ivory.flow.json.FormatProblem;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for flows and zipped bundles in a folder and below it. What cannot be read is named and passed by; links are
 * named and not followed, as they lead to files that nobody asked about. One thread owns it.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {

    /** How far bundles are looked for within a folder. */
    private static final int DEEPEST = 12;
    /** Copies that tools keep. */
    private static final Set<String> LEFT_ASIDE = Set.of("target", "node_modules");

    private final Path root;
    private final Path shown;
    private final List<Path> found = new ArrayList<>();
    private final List<FormatProblem> unreadable = new ArrayList<>();
    private final List<FormatProblem> links = new ArrayList<>();

    /**
     * @param root where to begin
     * @param shown how the person named it
     */
    FolderWalk(Path root, Path shown) {
        this.root = root;
        this.shown = shown;
    }

    /** Walks through all of {@code root}. */
    static FolderWalk through(Path root, Path shown) throws IOException {
        Path start = Files.isSymbolicLink(root) ? root.toRealPath() : root; // a link that a person names is meant
        var walk = new FolderWalk(start, shown);
        Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), DEEPEST, walk);
        return walk;
    }

    /** Flow files and zipped bundles, as the person would name them. */
    List<Path> found() {
        return found;
    }

    /** What could not be looked into; the file of each is as the person would name it. */
    List<FormatProblem> unreadable() {
        return unreadable;
    }

    /** Flows and bundles that are links; the file of each is as the person would name it. */
    List<FormatProblem> links() {
        return links;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
        return isAside(visited) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(".") && (BundleFolder.isFlow(name) || name.endsWith(".ivr.zip"))) {
            if (attributes.isSymbolicLink()) {
                links.add(FormatProblem.at("", "link", BundleFolder.LINK).in(named(file)));
            } else {
                found.add(Path.of(named(file)));
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path place, IOException reason) {
        if (!isAside(place)) {
            refuse(place, reason);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException reason) {
        if (reason != null) {
            refuse(visited, reason);
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isAside(Path visited) {
        String name = String.valueOf(visited.getFileName());
        return !visited.equals(root) && (name.startsWith(".") || LEFT_ASIDE.contains(name));
    }

    private void refuse(Path place, IOException reason) {
        String message = "it cannot be looked into: " + UnusableInputException.reason(reason);
        unreadable.add(FormatProblem.at("", "unreadable", message).in(named(place)));
    }

    private String named(Path place) {
        return shown.resolve(root.relativize(place).toString()).toString();
    }
}
