package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Language;
import io.ivory.flow.check.Capabilities;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.RuleSettings;
import io.ivory.flow.check.Severity;
import io.ivory.flow.check.Surroundings;
import io.ivory.runtime.interpreter.FlowInterpreter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ivory check}: holds flows to all rules. */
@Command(
        name = "check",
        description = "Holds flows to all rules, together with the hours, tables, people and services beside them.",
        footer = {
            "",
            "Ends with 0 if nothing is listed, 1 if something is, 2 if a file cannot be read.",
            "Each rule has a page: docs/rules/RULE.md."
        })
final class CheckCommand implements Callable<Integer> {

    private static final Capabilities RUNTIME =
            new Capabilities(FlowInterpreter.runnableTypes(), FlowInterpreter.ringingStrategies());

    private final Shell shell;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "flows, bundles, or folders with them")
    private List<Path> paths = List.of();

    @Option(
            names = "--severity",
            paramLabel = "LEVEL",
            description = "list only findings that are at least this bad: error, warning or info (warning)")
    private Severity severity = Severity.WARNING;

    @Option(
            names = "--rule",
            paramLabel = "RULE=LEVEL",
            description = "take a rule for an error, a warning or info, or switch it off: --rule key-gap=off")
    private Map<String, String> rules = new LinkedHashMap<>();

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "the day for rules about dates, such as 2026-11-24 (today)")
    private @Nullable LocalDate day;

    @Option(
            names = "--voices",
            split = ",",
            paramLabel = "LANGUAGE",
            description =
                    "the languages that voices speak where the flow is to run: --voices en,ru; then texts without a"
                            + " voice are listed")
    private @Nullable List<String> voices;

    @Option(names = "--json", description = "print JSON for programs (docs/command-line.md)")
    private boolean json;

    CheckCommand(Shell shell) {
        this.shell = shell;
    }

    /** A flow with what was found in it. */
    private record Checked(String file, String id, FlowDefinition flow, List<PlacedFinding> findings) {

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("file", file);
            json.put("flow", id);
            json.put("name", flow.name());
            json.put("findings", findings.stream().map(PlacedFinding::json).toList());
            return json;
        }
    }

    @Override
    public Integer call() {
        RuleSettings settings = shell.rules(rules);
        var checked = new ArrayList<Checked>();
        var unreadable = new ArrayList<PlacedFinding>();
        var notes = new ArrayList<PlacedFinding>();
        for (Source source : new FlowSources(shell.folder()).read(paths)) {
            unreadable.addAll(source.unreadable());
            notes.addAll(source.notes());
            source.flows().forEach((id, flow) -> checked.add(check(source, id, flow, settings)));
        }
        Ending ending = unreadable.isEmpty() ? Ending.FINE : Ending.UNUSABLE;
        if (checked.stream().anyMatch(flow -> !flow.findings().isEmpty())) {
            ending = ending.and(Ending.FOUND);
        }
        if (json) {
            answer(checked, unreadable, notes, ending);
        } else {
            show(checked, unreadable, notes);
        }
        return ending.code();
    }

    private Checked check(Source source, String id, FlowDefinition flow, RuleSettings settings) {
        LocalDate today = day == null ? LocalDate.ofInstant(shell.clock().instant(), ZoneId.systemDefault()) : day;
        Surroundings around =
                spoken(Surroundings.of(source.resources()).on(today).running(RUNTIME));
        List<Problem> problems = FlowChecks.problems(flow, around, settings).stream()
                .filter(problem -> problem.severity().compareTo(severity) <= 0)
                .toList();
        return new Checked(source.fileOf(id), id, flow, source.findings(id, problems));
    }

    private Surroundings spoken(Surroundings around) {
        try {
            return voices == null
                    ? around
                    : around.speaking(voices.stream()
                            .map(tag -> new Language(tag.strip()))
                            .collect(Collectors.toSet()));
        } catch (InvalidFlowException e) {
            throw new UnusableInputException("--voices: " + e.getMessage(), e);
        }
    }

    private void show(List<Checked> checked, List<PlacedFinding> unreadable, List<PlacedFinding> notes) {
        var screen = new Screen(shell.out(), shell.colours());
        FindingLines.print(screen, notes);
        FindingLines.print(screen, unreadable);
        checked.forEach(flow -> FindingLines.print(screen, flow.findings()));
        int errors = count(checked, Severity.ERROR);
        int warnings = count(checked, Severity.WARNING);
        screen.line(Screen.count(checked.size(), "flow") + " checked: " + Screen.count(errors, "error") + ", "
                + Screen.count(warnings, "warning")
                + (severity == Severity.INFO ? ", " + count(checked, Severity.INFO) + " for information" : "")
                + (unreadable.isEmpty()
                        ? ""
                        : "; " + Screen.count(unreadable.size(), "fault") + " in files that cannot be read"));
    }

    private void answer(
            List<Checked> checked, List<PlacedFinding> unreadable, List<PlacedFinding> notes, Ending ending) {
        new JsonAnswer("check", ending)
                .put("flows", checked.stream().map(Checked::json).toList())
                .put("unreadable", unreadable.stream().map(PlacedFinding::json).toList())
                .put("notes", notes.stream().map(PlacedFinding::json).toList())
                .put("errors", count(checked, Severity.ERROR))
                .put("warnings", count(checked, Severity.WARNING))
                .put("infos", count(checked, Severity.INFO))
                .print(shell.out());
    }

    private static int count(List<Checked> checked, Severity severity) {
        return (int) checked.stream()
                .flatMap(flow -> flow.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
