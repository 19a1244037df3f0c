package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.TestCall;
import io.ivory.flow.explore.Exploration;
import io.ivory.flow.explore.ExplorerLimits;
import io.ivory.flow.explore.FlowExplorer;
import io.ivory.flow.explore.Proof;
import io.ivory.flow.json.FlowJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ivory prove}: proves what holds for every call, or shows a call for which it does not. */
@Command(
        name = "prove",
        description = "Proves what holds for every call to a flow, or shows a call for which it does not.",
        footer = {
            "",
            "Ends with 0 if no claim is refuted, 1 if one is; 2 if a file cannot be read. With --strict it takes claims",
            "that could not be decided, and what happens while something is off, as strictly. docs/proof.md says what",
            "each claim means."
        })
final class ProveCommand implements Callable<Integer> {

    private final Shell shell;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "flows, bundles, or folders with them")
    private List<Path> paths = List.of();

    @Option(
            names = "--strict",
            description = "fail also where a claim is not decided, or callers are cut off while something is off")
    private boolean strict;

    @Option(
            names = "--save-counterexample",
            description = "add the calls that refute a claim to the flow's test calls, to be played in the designer")
    private boolean save;

    @Option(
            names = "--max-states",
            paramLabel = "N",
            description = "how many states are visited before less is told apart (${DEFAULT-VALUE})")
    private int states = ExplorerLimits.DEFAULT.states();

    @Option(names = "--json", description = "print JSON for programs (docs/command-line.md)")
    private boolean json;

    ProveCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (states < 1) {
            throw new UnusableInputException("--max-states is 1 at least, but not " + states);
        }
        var explored = new ArrayList<ExploredFlow>();
        var unreadable = new ArrayList<PlacedFinding>();
        for (Source source : new FlowSources(shell.folder()).read(paths)) {
            unreadable.addAll(source.unreadable());
            source.flows().forEach((id, flow) -> explored.add(explore(source, id, flow)));
        }
        Ending ending = unreadable.isEmpty() ? Ending.FINE : Ending.UNUSABLE;
        if (!explored.stream().allMatch(flow -> strict ? flow.holdsStrictly() : flow.holds())) {
            ending = ending.and(Ending.FOUND);
        }
        List<String> saved = save ? save(explored) : List.of();
        if (json) {
            new JsonAnswer("prove", ending)
                    .put("flows", explored.stream().map(ExploredFlow::json).toList())
                    .put(
                            "unreadable",
                            unreadable.stream().map(PlacedFinding::json).toList())
                    .put("saved", saved)
                    .print(shell.out());
        } else {
            var screen = new Screen(shell.out(), shell.colours());
            FindingLines.print(screen, unreadable);
            explored.forEach(flow -> new ProofLines(screen, flow).print());
            saved.forEach(call -> screen.line("saved as a test call: " + call));
        }
        return ending.code();
    }

    private ExploredFlow explore(Source source, String id, FlowDefinition flow) {
        ExplorerLimits usual = ExplorerLimits.DEFAULT;
        var limits =
                new ExplorerLimits(states, usual.valuesPerVariable(), usual.searchSteps(), usual.findingsPerClaim());
        Exploration exploration = FlowExplorer.explore(flow, source.resources(), limits);
        return new ExploredFlow(source.fileOf(id), id, flow, exploration);
    }

    /** Adds the refuting calls to their flows. Answers what they are called. */
    private List<String> save(List<ExploredFlow> explored) {
        var saved = new ArrayList<String>();
        for (ExploredFlow flow : explored) {
            var tests = new LinkedHashMap<>(flow.flow().tests());
            for (Proof proof : flow.exploration().proofs()) {
                for (var finding : proof.findings()) {
                    finding.call().map(found -> found.call()).ifPresent(call -> {
                        if (!tests.containsValue(call)) {
                            String name = free(proof.claim().id(), tests);
                            tests.put(name, call);
                            saved.add(name + " (" + flow.file() + ")");
                        }
                    });
                }
            }
            if (tests.size() > flow.flow().tests().size()) {
                write(flow, tests);
            }
        }
        return saved;
    }

    private void write(ExploredFlow flow, Map<String, TestCall> tests) {
        if (flow.file().contains("!")) {
            throw new UnusableInputException("\"" + flow.file() + "\" is in a zip file: unpack it to save calls in it");
        }
        String text = FlowJson.write(flow.flow().withTests(tests));
        WrittenFile.write(shell.folder().resolve(flow.file()), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String free(String claim, Map<String, TestCall> tests) {
        String name = claim;
        for (int number = 2; tests.containsKey(name); number++) {
            name = claim + "-" + number;
        }
        return name;
    }
}
