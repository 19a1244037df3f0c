package io.ivory.flow.benchmark;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures the model with JMH and prints a table with the growth of each time. Arguments are those of JMH, such as the name
 * of one benchmark, {@code -p nodes=500} or {@code -rf json}.
 */
public final class ModelBenchmark {

    private ModelBenchmark() {}

    @SuppressWarnings("SystemOut") // this is a program
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        var asked = new CommandLineOptions(arguments);
        var options = new OptionsBuilder()
                .parent(asked)
                .forks(asked.getForkCount().orElse(1))
                .warmupIterations(asked.getWarmupIterations().orElse(5))
                .warmupTime(asked.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementIterations(asked.getMeasurementIterations().orElse(5))
                .measurementTime(asked.getMeasurementTime().orElse(TimeValue.seconds(1)));
        if (asked.getIncludes().isEmpty()) {
            options.include(ModelWork.class.getName());
        }
        System.out.println(table(new Runner(options.build()).run()));
    }

    /** A line a benchmark: milliseconds by number of nodes, and how they grow. */
    static String table(Collection<RunResult> results) {
        var times = new TreeMap<String, Map<Integer, Double>>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark().replaceAll(".*\\.", "");
            times.computeIfAbsent(name, _ -> new TreeMap<>())
                    .put(
                            Integer.valueOf(result.getParams().getParam("nodes")),
                            result.getPrimaryResult().getScore());
        }
        var table = new StringBuilder(
                "\nms by number of nodes; growth: 1 is in proportion to the nodes, 2 to their square\n");
        times.forEach((name, byNodes) -> {
            table.append("%-10s".formatted(name));
            byNodes.forEach((nodes, ms) -> table.append(String.format(Locale.ROOT, "  %d: %.3f", nodes, ms)));
            table.append("  growth %s%n".formatted(growth(byNodes)));
        });
        return table.toString();
    }

    /** The power of the number of nodes by which time grows, from 100 nodes to the most; below that, fixed costs rule. */
    static String growth(Map<Integer, Double> msByNodes) {
        int most = msByNodes.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        Double few = msByNodes.get(100);
        Double many = msByNodes.get(most);
        return few == null || many == null || most <= 100
                ? "-"
                : String.format(Locale.ROOT, "%.2f", Math.log(many / few) / Math.log(most / 100.0));
    }
}
