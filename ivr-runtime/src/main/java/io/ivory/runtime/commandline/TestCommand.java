package io.ivory.runtime.commandline;

import static io.ivory.runtime.commandline.Screen.Look.BOLD;
import static io.ivory.runtime.commandline.Screen.Look.DIM;
import static io.ivory.runtime.commandline.Screen.Look.GREEN;
import static io.ivory.runtime.commandline.Screen.Look.RED;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.check.Surroundings;
import io.ivory.flow.check.UnfinishedFlowException;
import io.ivory.runtime.simulation.TestCalls;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ivory test}: plays the test calls that flows carry. */
@Command(
        name = "test",
        description = "Plays the test calls that flows carry, with the interpreter that answers real calls.",
        footer = {
            "",
            "Ends with 0 if all go as they say, 1 if one does not or too little is travelled, 2 if a file cannot be read."
        })
final class TestCommand implements Callable<Integer> {

    /** The longest transcript that is printed whole. */
    private static final int LINES_SHOWN = 100;

    private final Shell shell;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "flows, bundles, or folders with them")
    private List<Path> paths = List.of();

    @Option(names = "--only", paramLabel = "NAME", description = "play only the test call of this name; may come again")
    private List<String> only = List.of();

    @Option(names = "--verbose", description = "show every call, not only those that fail")
    private boolean verbose;

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            description = "fail where test calls travel a smaller share of a flow's exits")
    private int minCoverage;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "the time of test calls that set none, such as 2026-11-24T12:00:00Z (now)")
    private @Nullable Instant now;

    @Option(names = "--junit", paramLabel = "FILE", description = "write the results as JUnit XML, too")
    private @Nullable Path junit;

    @Option(names = "--json", description = "print JSON for programs (docs/command-line.md)")
    private boolean json;

    TestCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (minCoverage < 0 || minCoverage > 100) {
            throw new UnusableInputException("--min-coverage is a percentage from 0 to 100, but not " + minCoverage);
        }
        var played = new ArrayList<PlayedFlow>();
        var unreadable = new ArrayList<PlacedFinding>();
        for (Source source : new FlowSources(shell.folder()).read(paths)) {
            unreadable.addAll(source.unreadable());
            source.flows().forEach((id, flow) -> played.add(play(source, id, flow)));
        }
        requireKnown(played);
        Ending ending = unreadable.isEmpty() ? Ending.FINE : Ending.UNUSABLE;
        if (!played.stream().allMatch(flow -> flow.passed() && travelsEnough(flow))) {
            ending = ending.and(Ending.FOUND);
        }
        if (junit != null) {
            JunitReport.write(played, unreadable, shell.folder().resolve(junit));
        }
        if (json) {
            answer(played, unreadable, ending);
        } else {
            show(played, unreadable);
        }
        return ending.code();
    }

    private void requireKnown(List<PlayedFlow> played) {
        for (String name : only) {
            if (played.stream().noneMatch(flow -> flow.flow().tests().containsKey(name))) {
                throw new UnusableInputException("no flow has a test call \"" + name + "\"");
            }
        }
    }

    private boolean travelsEnough(PlayedFlow flow) {
        return flow.coverage().percentOfExits() >= minCoverage;
    }

    private PlayedFlow play(Source source, String id, FlowDefinition flow) {
        List<PlacedFinding> errors = List.of();
        Map<String, PlayedFlow.Call> calls = Map.of();
        try {
            RunnableFlow.of(flow, Surroundings.of(source.resources()), shell.rules(Map.of()));
        } catch (UnfinishedFlowException e) {
            errors = source.findings(id, e.problems());
        }
        try {
            calls = play(RunnableFlow.asDrawn(flow, source.resources()), source);
        } catch (UnfinishedFlowException _) { // nowhere to start, which is among the errors
        }
        var results = calls.values().stream().map(PlayedFlow.Call::result).toList();
        return new PlayedFlow(source.fileOf(id), id, flow, errors, calls, Coverage.of(flow, results));
    }

    private Map<String, PlayedFlow.Call> play(RunnableFlow flow, Source source) {
        var tests = new TestCalls(now == null ? shell.clock() : InstantSource.fixed(now));
        var calls = new LinkedHashMap<String, PlayedFlow.Call>();
        flow.definition().tests().forEach((name, test) -> {
            if (only.isEmpty() || only.contains(name)) {
                Instant began = shell.clock().instant();
                var result = tests.run(flow, source.resources(), test);
                Duration took = Duration.between(began, shell.clock().instant());
                calls.put(name, new PlayedFlow.Call(result, took));
            }
        });
        return calls;
    }

    private void show(List<PlayedFlow> played, List<PlacedFinding> unreadable) {
        var screen = new Screen(shell.out(), shell.colours());
        FindingLines.print(screen, unreadable);
        played.forEach(flow -> show(screen, flow));
        int calls = played.stream().mapToInt(flow -> flow.calls().size()).sum();
        int failed = played.stream().mapToInt(PlayedFlow::failed).sum();
        long unfinished =
                played.stream().filter(flow -> !flow.errors().isEmpty()).count();
        screen.line(Screen.count(calls, "test call") + ": " + (calls - failed) + " passed, " + failed + " failed"
                + (unfinished == 0
                        ? ""
                        : "; " + Screen.count((int) unfinished, "flow") + " with errors, which cannot take calls")
                + (unreadable.isEmpty()
                        ? ""
                        : "; " + Screen.count(unreadable.size(), "fault") + " in files that cannot be read"));
    }

    private void show(Screen screen, PlayedFlow flow) {
        screen.line(BOLD.of(flow.flow().name()) + "  " + flow.file());
        FindingLines.print(screen, flow.errors());
        flow.calls().forEach((name, call) -> {
            boolean passed = call.result().passed();
            screen.line("  " + (passed ? GREEN.of("passed") : RED.of("FAILED")) + "  " + name);
            call.result().problem().ifPresent(problem -> screen.block("          ", problem));
            if (verbose || !passed) {
                screen.block("            ", shown(call.result().transcript()));
            }
        });
        if (flow.flow().tests().isEmpty()) {
            screen.line("  " + DIM.of("no test calls"));
        } else if (!flow.calls().isEmpty()) {
            showCoverage(screen, flow);
        }
    }

    /** A call that goes round in circles says the same again and again: its beginning and its end are enough. */
    private static String shown(String transcript) {
        List<String> lines = transcript.lines().toList();
        if (lines.size() <= LINES_SHOWN) {
            return transcript;
        }
        int left = LINES_SHOWN / 2;
        var shown = new ArrayList<>(lines.subList(0, left));
        shown.add("... " + (lines.size() - 2 * left) + " lines left out; --json has them all ...");
        shown.addAll(lines.subList(lines.size() - left, lines.size()));
        return String.join("\n", shown);
    }

    private void showCoverage(Screen screen, PlayedFlow flow) {
        Coverage coverage = flow.coverage();
        int nodes = coverage.nodes() - coverage.missedNodes().size();
        int exits = coverage.exits() - coverage.missedExits().size();
        screen.line("  travelled: nodes " + nodes + " of " + coverage.nodes() + ", exits " + exits + " of "
                + coverage.exits() + " (" + coverage.percentOfExits() + " %)"
                + (travelsEnough(flow) ? "" : ", " + RED.of("less than " + minCoverage + " %")));
        if (!coverage.missedExits().isEmpty() && (verbose || !travelsEnough(flow))) {
            screen.line("  not travelled: " + String.join(", ", coverage.missedExits()));
        }
    }

    private void answer(List<PlayedFlow> played, List<PlacedFinding> unreadable, Ending ending) {
        new JsonAnswer("test", ending)
                .put("flows", played.stream().map(PlayedFlow::json).toList())
                .put("unreadable", unreadable.stream().map(PlacedFinding::json).toList())
                .print(shell.out());
    }
}
