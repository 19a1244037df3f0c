package io.ivory.runtime.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several engines that got the same load in turn, side by side: the median of each figure over all rounds. */
final class Comparison {

    static final String OURS = "ivory";

    private static final Set<String> SAYS_NOTHING_HERE =
            Set.of("load", "engine log", "measured s", "calls up at the end");
    private static final String FAILED = "calls failed";

    private final Map<String, List<BenchmarkReport>> rounds = new LinkedHashMap<>();

    /** Takes down one more round of an engine. */
    void add(String engine, BenchmarkReport report) {
        rounds.computeIfAbsent(engine, _ -> new ArrayList<>()).add(report);
    }

    /** How many calls to our own engine went wrong, over all rounds. */
    int ourFailures() {
        return rounds.getOrDefault(OURS, List.of()).stream()
                .mapToInt(Comparison::failures)
                .sum();
    }

    /** A table with a line a figure and a column an engine; "-" where an engine has no such figure. */
    String text() {
        Set<String> names = new LinkedHashSet<>();
        rounds.values()
                .forEach(reports ->
                        reports.forEach(report -> names.addAll(report.figures().keySet())));
        names.removeAll(SAYS_NOTHING_HERE);
        var text = new StringBuilder(line("p50/p99/p99.9/max, median of the rounds", rounds.keySet()));
        for (String name : names) {
            text.append(line(
                    name,
                    rounds.values().stream()
                            .map(reports -> median(reports, name))
                            .toList()));
        }
        text.append(line(
                FAILED,
                rounds.values().stream()
                        .map(reports -> shown(middle(reports.stream()
                                .map(report -> (double) failures(report))
                                .toList())))
                        .toList()));
        return text.toString();
    }

    /** All rounds of all engines, by name. */
    String json() {
        return rounds.entrySet().stream()
                .map(engine -> "\"" + engine.getKey() + "\": ["
                        + engine.getValue().stream()
                                .map(report -> report.json().strip())
                                .collect(Collectors.joining(", "))
                        + "]")
                .collect(Collectors.joining(", ", "{", "}\n"));
    }

    private static int failures(BenchmarkReport report) {
        return report.failures().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String line(String name, Iterable<String> cells) {
        var line = new StringBuilder(String.format(Locale.ROOT, "%-40s", name));
        cells.forEach(cell -> line.append(String.format(Locale.ROOT, "  %-24s", cell)));
        return line.toString().stripTrailing() + "\n";
    }

    private static String median(List<BenchmarkReport> reports, String name) {
        List<Object> values = reports.stream()
                .map(report -> report.figures().get(name))
                .filter(value -> value != null)
                .collect(Collectors.toList());
        if (values.isEmpty()) {
            return "-";
        }
        if (values.getFirst() instanceof Map<?, ?> percentiles) {
            return percentiles.keySet().stream()
                    .map(share -> shown(middle(values.stream()
                            .map(value -> number(((Map<?, ?>) value).get(share)))
                            .toList())))
                    .collect(Collectors.joining("/"));
        }
        return shown(middle(values.stream().map(Comparison::number).toList()));
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Of an even number, the lower of the two in the middle: a figure that was seen. */
    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }

    private static String shown(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
