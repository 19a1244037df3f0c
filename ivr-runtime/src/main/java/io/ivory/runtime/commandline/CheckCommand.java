package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.FlowCheck;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Severity;
import io.ivory.flow.expression.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "flows, bundles, or folders with them")
    private List<Path> paths = List.of();

    @Option(
            names = "--severity",
            paramLabel = "LEVEL",
            description = "list only findings that are at least this bad: error or warning (${DEFAULT-VALUE})")
    private Severity severity = Severity.WARNING;

    @Option(
            names = "--rule",
            paramLabel = "RULE=LEVEL",
            description = "take a rule for an error or a warning, or switch it off: --rule key-gap=off")
    private Map<String, RuleLevel> rules = new LinkedHashMap<>();

    @Option(names = "--json", description = "print JSON for programs (docs/command-line.md)")
    private boolean json;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A flow with what was found in it. */
    private record Checked(String file, String id, FlowDefinition flow, List<Finding> findings) {

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("file", file);
            json.put("flow", id);
            json.put("name", flow.name());
            json.put("findings", findings.stream().map(Finding::json).toList());
            return json;
        }
    }

    @Override
    public Integer call() {
        requireKnownRules();
        var checked = new ArrayList<Checked>();
        var unreadable = new ArrayList<Finding>();
        for (Source source : new FlowSources(surroundings.folder()).read(paths)) {
            unreadable.addAll(source.unreadable());
            source.flows().forEach((id, flow) -> checked.add(check(source, id, flow)));
        }
        Ending ending = unreadable.isEmpty() ? Ending.FINE : Ending.UNUSABLE;
        if (checked.stream().anyMatch(flow -> !flow.findings().isEmpty())) {
            ending = ending.and(Ending.FOUND);
        }
        if (json) {
            answer(checked, unreadable, ending);
        } else {
            show(checked, unreadable);
        }
        return ending.code();
    }

    private void requireKnownRules() {
        Set<String> known = FlowChecks.all().stream().map(FlowCheck::rule).collect(Collectors.toSet());
        for (String rule : rules.keySet()) {
            if (!known.contains(rule)) {
                throw new UnusableInputException("there is no rule \"" + rule + "\""
                        + Suggestion.closest(rule, known)
                                .map(closest -> " - did you mean \"" + closest + "\"?")
                                .orElse(". docs/rules/README.md lists them all"));
            }
        }
    }

    private Checked check(Source source, String id, FlowDefinition flow) {
        List<Finding> findings = source.findings(id, FlowChecks.problems(flow, source.resources())).stream()
                .flatMap(finding -> asWished(finding).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return new Checked(source.fileOf(id), id, flow, findings);
    }

    private List<Finding> asWished(Finding finding) {
        RuleLevel level = rules.get(finding.rule());
        return (level == null ? Optional.of(finding.severity()) : level.severity())
                .filter(wished -> wished.compareTo(severity) <= 0).map(finding::withSeverity).stream()
                        .toList();
    }

    private void show(List<Checked> checked, List<Finding> unreadable) {
        var screen = new Screen(surroundings.out(), surroundings.colours());
        FindingLines.print(screen, unreadable);
        checked.forEach(flow -> FindingLines.print(screen, flow.findings()));
        int errors = count(checked, Severity.ERROR);
        int warnings = count(checked, Severity.WARNING);
        screen.line(Screen.count(checked.size(), "flow") + " checked: " + Screen.count(errors, "error") + ", "
                + Screen.count(warnings, "warning")
                + (unreadable.isEmpty()
                        ? ""
                        : "; " + Screen.count(unreadable.size(), "fault") + " in files that cannot be read"));
    }

    private void answer(List<Checked> checked, List<Finding> unreadable, Ending ending) {
        new JsonAnswer("check", ending)
                .put("flows", checked.stream().map(Checked::json).toList())
                .put("unreadable", unreadable.stream().map(Finding::json).toList())
                .put("errors", count(checked, Severity.ERROR))
                .put("warnings", count(checked, Severity.WARNING))
                .print(surroundings.out());
    }

    private static int count(List<Checked> checked, Severity severity) {
        return (int) checked.stream()
                .flatMap(flow -> flow.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
