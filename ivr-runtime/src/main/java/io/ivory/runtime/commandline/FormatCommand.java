package io.ivory.runtime.commandline;

import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FormatProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ivory fmt}: gives files their canonical form, so that a difference in git is a difference in the flow. */
@Command(
        name = "fmt",
        description =
                "Rewrites flows, hours, people and services in their canonical form. What they say stays as it is.",
        footer = {
            "",
            "Ends with 0; with --check 1 if a file is not in its form; 2 if a file cannot be read, which stays as it is."
        })
final class FormatCommand implements Callable<Integer> {

    private static final Path STANDARD_INPUT = Path.of("-");

    private final Shell shell;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|FOLDER",
            description = "files, or folders with them; - alone reads a flow from standard input and prints it")
    private List<Path> paths = List.of();

    @Option(names = "--check", description = "change nothing, only list the files that are not in their form")
    private boolean check;

    @Option(names = "--json", description = "print JSON for programs (docs/command-line.md)")
    private boolean json;

    private final List<String> changed = new ArrayList<>();
    private final List<PlacedFinding> unreadable = new ArrayList<>();

    FormatCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (paths.contains(STANDARD_INPUT)) {
            return pipe().code();
        }
        SortedSet<Path> files = files();
        for (Path file : files) {
            format(file);
        }
        Ending ending = check && !changed.isEmpty() ? Ending.FOUND : Ending.FINE;
        if (!unreadable.isEmpty()) {
            ending = ending.and(Ending.UNUSABLE);
        }
        if (json) {
            new JsonAnswer("fmt", ending)
                    .put("files", files.size())
                    .put("changed", changed)
                    .put(
                            "unreadable",
                            unreadable.stream().map(PlacedFinding::json).toList())
                    .print(shell.out());
        } else {
            show(files.size());
        }
        return ending.code();
    }

    /** Standard input to standard output; with {@code --check} nothing is printed. */
    private Ending pipe() {
        if (paths.size() > 1) {
            throw new UnusableInputException("\"-\" stands alone: standard input is one flow");
        }
        byte[] text;
        try {
            text = shell.in().readAllBytes();
        } catch (IOException e) {
            throw new UnusableInputException("standard input cannot be read: " + UnusableInputException.reason(e), e);
        }
        try {
            String canonical = CanonicalText.of("-", text);
            if (!check) {
                shell.out().print(canonical);
                return Ending.FINE;
            }
            return isSame(text, canonical) ? Ending.FINE : Ending.FOUND;
        } catch (FlowFormatException e) {
            e.problems().forEach(problem -> unreadable.add(PlacedFinding.of("-", problem)));
            FindingLines.print(new Screen(shell.err(), false), unreadable);
            return Ending.UNUSABLE;
        }
    }

    private SortedSet<Path> files() {
        var files = new TreeSet<Path>();
        var sources = new FlowSources(shell.folder());
        for (Path path : paths) {
            if (path.toString().endsWith(".zip")) {
                throw new UnusableInputException(
                        "\"" + path + "\" is a zip file: unpack it, as files that belong to no bundle would be lost");
            }
            FlowSources.Formattable found = sources.formattable(path);
            files.addAll(found.files());
            unreadable.addAll(found.unreadable());
            found.links().forEach(link -> shell.err().print(link.file() + ": " + link.message() + "\n"));
        }
        return files;
    }

    private void format(Path file) {
        Path place = shell.folder().resolve(file);
        byte[] text;
        try {
            text = Files.readAllBytes(place);
        } catch (IOException e) {
            String why = "it cannot be read: " + UnusableInputException.reason(e);
            unreadable.add(PlacedFinding.of(file.toString(), FormatProblem.at("", "unreadable", why)));
            return;
        }
        try {
            String canonical = CanonicalText.of(String.valueOf(file.getFileName()), text);
            if (!isSame(text, canonical)) {
                changed.add(file.toString());
                if (!check) {
                    WrittenFile.write(place, canonical.getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (FlowFormatException e) {
            e.problems().forEach(problem -> unreadable.add(PlacedFinding.of(file.toString(), problem)));
        }
    }

    private static boolean isSame(byte[] text, String canonical) {
        return Arrays.equals(text, canonical.getBytes(StandardCharsets.UTF_8));
    }

    private void show(int files) {
        var screen = new Screen(shell.out(), shell.colours());
        FindingLines.print(screen, unreadable);
        changed.forEach(file -> screen.line((check ? "not in canonical form: " : "rewritten: ") + file));
        screen.line(Screen.count(files, "file") + ", " + changed.size() + (check ? " to rewrite" : " rewritten")
                + (unreadable.isEmpty()
                        ? ""
                        : "; " + Screen.count(unreadable.size(), "fault") + " in files that cannot be read"));
    }
}
