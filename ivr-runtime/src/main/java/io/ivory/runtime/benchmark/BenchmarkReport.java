package io.ivory.runtime.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The figures of one run, in words and as JSON.
 *
 * @param figures by name, in order; a text or a number
 * @param failures how many calls went wrong, by reason
 */
record BenchmarkReport(Map<String, Object> figures, Map<String, Integer> failures) {

    private static final List<Double> SHARES = List.of(0.5, 0.99, 0.999, 1.0);

    /** Collects them in the order in which they are shown. */
    static final class Builder {

        private final Map<String, Object> figures = new LinkedHashMap<>();

        Builder put(String name, Object value) {
            figures.put(name, value);
            return this;
        }

        /** A number with so many decimals; left out if there is none. */
        Builder put(String name, OptionalDouble value, int decimals) {
            value.ifPresent(number -> figures.put(name, rounded(number, decimals)));
            return this;
        }

        /** The percentiles of a histogram, in milliseconds; left out if it is empty. */
        Builder put(String name, Histogram times) {
            if (times.count() > 0) {
                var values = new LinkedHashMap<String, Object>();
                for (double share : SHARES) {
                    values.put(name(share), rounded(times.ms(share).orElseThrow(), 2));
                }
                figures.put(name, values);
            }
            return this;
        }

        BenchmarkReport build(Map<String, Integer> failures) {
            return new BenchmarkReport(figures, failures);
        }

        private static String name(double share) {
            return share >= 1 ? "max" : "p" + (share * 100 + "").replaceAll("\\.0$", "");
        }

        private static double rounded(double number, int decimals) {
            double scale = Math.pow(10, decimals);
            return Math.round(number * scale) / scale;
        }
    }

    String text() {
        var text = new StringBuilder();
        figures.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-38s %s%n", name, shown(value))));
        failures.forEach(
                (reason, count) -> text.append(String.format(Locale.ROOT, "%-38s %d x %s%n", "failed", count, reason)));
        return text.toString();
    }

    String json() {
        return "{" + members(figures) + ", \"failures\": {" + members(failures) + "}}\n";
    }

    private static String shown(Object value) {
        return value instanceof Map<?, ?> percentiles
                ? percentiles.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining("   "))
                : value.toString();
    }

    private static String members(Map<?, ?> values) {
        return values.entrySet().stream()
                .map(entry -> quoted(entry.getKey().toString()) + ": " + literal(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String literal(Object value) {
        return switch (value) {
            case Map<?, ?> nested -> "{" + members(nested) + "}";
            case Number number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
