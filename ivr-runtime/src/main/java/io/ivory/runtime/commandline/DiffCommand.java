package io.ivory.runtime.commandline;

import static io.ivory.runtime.commandline.Screen.Look.BOLD;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ivory diff}: what changed between two states of flows, in sentences. */
@Command(
        name = "diff",
        description = "Tells in sentences what changed between two flows, bundles or folders.",
        footer = {
            "",
            "ivory diff OLD NEW              compares two files, folders or zipped bundles",
            "ivory diff --git REVISION PATH  compares a revision in git with what is there now",
            "",
            "Ends with 0 if nothing changed, 1 if something did, 2 if a file cannot be read.",
            "docs/command-line.md shows how git calls it by itself."
        })
final class DiffCommand implements Callable<Integer> {

    private static final Path NOTHING = Path.of("/dev/null");

    private final Shell shell;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "what was and what is; with --git what is")
    private List<Path> paths = List.of();

    @Option(names = "--git", paramLabel = "REVISION", description = "compare with this revision, such as HEAD or main")
    private @Nullable String revision;

    @Option(
            names = "--git-driver",
            description = "take the seven arguments that git gives a diff driver; always end with 0, as git wants it")
    private boolean driver;

    @Option(names = "--summary", description = "one sentence a flow")
    private boolean summary;

    @Option(names = "--json", description = "print JSON for programs (docs/command-line.md)")
    private boolean json;

    DiffCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        var sources = new FlowSources(shell.folder());
        if (driver) {
            return driven(sources);
        }
        if (revision != null) {
            requirePaths(1);
            Path path = paths.getFirst();
            return compare(GitRevision.read(revision, path, shell.folder()), ComparedSide.read(path, sources))
                    .code();
        }
        requirePaths(2);
        return compare(ComparedSide.read(paths.getFirst(), sources), ComparedSide.read(paths.getLast(), sources))
                .code();
    }

    private void requirePaths(int number) {
        if (paths.size() != number) {
            throw new UnusableInputException(
                    number == 1 ? "--git compares one path with what it was" : "say what was and what is: two paths");
        }
    }

    /**
     * Arguments of git(1), GIT_EXTERNAL_DIFF: path, old file, old hash, old mode, new file, new hash, new mode; the path
     * alone where a merge has left it open. Git gives up on all files when this one does not end well, so that even a
     * fault of the program is told and ends well.
     */
    private int driven(FlowSources sources) {
        shell.out().print("flow " + paths.getFirst() + "\n");
        if (paths.size() < 7) {
            shell.out().print("  it is not merged yet\n");
            return Ending.FINE.code();
        }
        try {
            compare(side(paths.get(1), sources), side(paths.get(4), sources));
        } catch (UnusableInputException e) {
            shell.out().print("  cannot be compared: " + e.getMessage() + "\n");
        } catch (RuntimeException e) {
            shell.out().print("  cannot be compared, which is a fault of the program, please report it\n");
            e.printStackTrace(shell.err());
        }
        return Ending.FINE.code();
    }

    private static ComparedSide side(Path path, FlowSources sources) {
        return path.equals(NOTHING) ? ComparedSide.NOTHING : ComparedSide.read(path, sources);
    }

    private Ending compare(ComparedSide before, ComparedSide after) {
        List<ComparedFlow> flows = flows(before, after);
        List<String> others = others(before, after);
        var unreadable = new ArrayList<>(before.unreadable());
        unreadable.addAll(after.unreadable());
        Ending ending = unreadable.isEmpty() ? Ending.FINE : Ending.UNUSABLE;
        if (!flows.isEmpty() || !others.isEmpty()) {
            ending = ending.and(Ending.FOUND);
        }
        if (json) {
            new JsonAnswer("diff", ending)
                    .put("flows", flows.stream().map(ComparedFlow::json).toList())
                    .put("others", others)
                    .put(
                            "unreadable",
                            unreadable.stream().map(PlacedFinding::json).toList())
                    .print(shell.out());
        } else {
            var screen = new Screen(shell.out(), shell.colours());
            FindingLines.print(screen, unreadable);
            flows.forEach(flow -> show(screen, flow));
            others.forEach(screen::line);
        }
        return ending;
    }

    /** The flows that are not the same on both sides. */
    private static List<ComparedFlow> flows(ComparedSide before, ComparedSide after) {
        var files = new TreeSet<>(before.flows().keySet());
        files.addAll(after.flows().keySet());
        return files.stream()
                .map(file -> ComparedFlow.of(file, before, after))
                .filter(flow -> !flow.isSame())
                .toList();
    }

    private static List<String> others(ComparedSide before, ComparedSide after) {
        var names = new TreeSet<>(before.others().keySet());
        names.addAll(after.others().keySet());
        var changes = new ArrayList<String>();
        for (String name : names) {
            Object was = before.others().get(name);
            Object is = after.others().get(name);
            boolean unread = (was == null && before.mayHold(name)) || (is == null && after.mayHold(name));
            if (!unread && !Objects.equals(was, is)) {
                changes.add(name + (was == null ? " added" : is == null ? " removed" : " changed"));
            }
        }
        return changes;
    }

    private void show(Screen screen, ComparedFlow flow) {
        String file = flow.file().isEmpty() ? "" : "  " + flow.file();
        if (summary || flow.diff() == null) {
            screen.line(BOLD.of(flow.name()) + file + ": " + flow.summary());
        } else {
            screen.line(BOLD.of(flow.name()) + file);
            screen.block("  ", flow.diff().text());
        }
    }
}
