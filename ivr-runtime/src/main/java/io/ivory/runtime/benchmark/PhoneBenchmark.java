package io.ivory.runtime.benchmark;

import io.ivory.runtime.benchmark.BenchmarkOptions.Load;
import io.ivory.runtime.media.Niceness;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Started by {@code ./ivory bench phone}: lets callers call an engine and prints what they met. */
public final class PhoneBenchmark {

    private static final Duration RAMP_CHECK = Duration.ofMillis(200);
    private static final Duration LONGEST_RAMP = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Of {@link #RAMP_CHECK} each: longer than callers wait for a prompt. */
    private static final int PROMPT_CHECKS = 30;

    private static final double MEGABYTE = 1 << 20;

    private final BenchmarkOptions options;
    private final CallerFigures figures = new CallerFigures();

    private PhoneBenchmark(BenchmarkOptions options) {
        this.options = options;
    }

    /** Exit status: 0 if all calls went well, 1 if some did not, 2 if the options are wrong. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("soak")) {
            System.exit(soak(List.of(arguments).subList(1, arguments.length)));
            return;
        }
        BenchmarkOptions options;
        try {
            options = BenchmarkOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + BenchmarkOptions.USAGE);
            System.exit(2);
            return;
        }
        if (!options.beside().isEmpty()) {
            System.exit(compare(options));
            return;
        }
        BenchmarkReport report = run(options);
        System.out.print(report.text());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), report.json());
        }
        System.exit(report.failures().isEmpty() ? 0 : 1);
    }

    /** Exit status: 0 if nothing is left of the calls, 1 if something is, 2 if the options are wrong. */
    private static int soak(List<String> arguments) throws IOException {
        SoakOptions options;
        try {
            options = SoakOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + SoakOptions.USAGE);
            return 2;
        }
        BenchmarkReport report = PhoneSoak.run(options);
        System.out.print(report.text());
        return report.failures().isEmpty() ? 0 : 1;
    }

    /** Exit status: 0 if all calls to ours went well, otherwise 1. */
    private static int compare(BenchmarkOptions options) throws IOException {
        var comparison = new Comparison();
        for (int round = 1; round <= options.rounds(); round++) {
            comparison.add(Comparison.OURS, run(options));
            for (BenchmarkOptions.Beside other : options.beside()) {
                comparison.add(other.name(), run(options.against(other)));
            }
            System.err.println("Round " + round + " of " + options.rounds() + " is over");
        }
        System.out.print(comparison.text());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), comparison.json());
        }
        return comparison.ourFailures() == 0 ? 0 : 1;
    }

    static BenchmarkReport run(BenchmarkOptions options) throws IOException {
        return new PhoneBenchmark(options).run();
    }

    private BenchmarkReport run() throws IOException {
        File log = File.createTempFile("ivory-bench-", ".log");
        try (var engine = EngineProcess.of(options, log);
                var fleet = new CallerFleet(
                        options,
                        figures,
                        UdpPort.address(engine.sip().getAddress(), engine.sip().getPort()))) {
            Niceness.goFirst(); // in life callers are elsewhere, and wait for nobody's processors
            Optional<ProcessUsage> idle = usage(engine);
            rampUp(fleet);
            fleet.run(options.warmUp());
            Optional<ProcessUsage> before = usage(engine);
            ProcessUsage ourselvesBefore =
                    ProcessUsage.of(ProcessHandle.current().pid());
            figures.begin();
            long startNs = System.nanoTime();
            fleet.run(options.length());
            double seconds = (System.nanoTime() - startNs) / 1e9;
            figures.measuring = false;
            Optional<ProcessUsage> after = usage(engine);
            ProcessUsage ourselves = ProcessUsage.of(ProcessHandle.current().pid());
            int lasting = fleet.up();
            double callSeconds = figures.callSeconds;
            long packets = figures.packets;
            awaitPrompts(fleet);
            BenchmarkReport.Builder report = caller(packets / callSeconds, seconds);
            machine(report, idle, before, after, callSeconds, seconds);
            double own =
                    ourselves.processor().minus(ourselvesBefore.processor()).toNanos() / 1e9 / seconds;
            report.put("callers' processors", OptionalDouble.of(own), 2)
                    .put("callers' own lateness ms", figures.ownLateness);
            fleet.leave(PATIENCE);
            report.put("calls up at the end", lasting).put("engine log", log.toString());
            return report.build(figures.failures);
        } finally {
            Niceness.goWithOthers(); // or the next engine would inherit it
        }
    }

    /** Until the last keys that count have led to their prompts, or callers have given up. */
    private void awaitPrompts(CallerFleet fleet) {
        for (int checks = 0; figures.awaitsPrompts() && checks < PROMPT_CHECKS; checks++) {
            fleet.run(RAMP_CHECK);
        }
    }

    /** Until all calls are up; short calls are never all up. */
    private void rampUp(CallerFleet fleet) {
        long untilNs = System.nanoTime() + LONGEST_RAMP.toNanos();
        while (options.load() != Load.SETUP
                && fleet.up() < options.calls()
                && figures.failed() < options.calls() / 10 + 10
                && System.nanoTime() - untilNs < 0) {
            fleet.run(RAMP_CHECK);
        }
    }

    private BenchmarkReport.Builder caller(double packetsPerCallSecond, double seconds) {
        var report = new BenchmarkReport.Builder()
                .put("load", options.load().name().toLowerCase(Locale.ROOT))
                .put("calls at once, at most", figures.mostAtOnce)
                .put("calls started", figures.started)
                .put("calls failed while warming up", figures.failedWarmingUp)
                .put("measured s", OptionalDouble.of(seconds), 1)
                .put("packets per call-second", OptionalDouble.of(packetsPerCallSecond), 2)
                .put("packets missing", figures.missing)
                .put("frames left out without a gap", figures.skippedFrames)
                .put("packets out of order", figures.outOfOrder)
                .put("deviation from 20 ms", figures.deviation)
                .put("INVITE to 200 ms", figures.inviteToAnswer)
                .put("ACK to first RTP ms", figures.ackToSound);
        if (options.load() == Load.MENU) {
            report.put("keys pressed", figures.keys)
                    .put("keys understood", figures.keysUnderstood)
                    .put("key down to next prompt ms", figures.keyDownToPrompt)
                    .put("key up to next prompt ms", figures.keyUpToPrompt);
        }
        return report;
    }

    private void machine(
            BenchmarkReport.Builder report,
            Optional<ProcessUsage> idle,
            Optional<ProcessUsage> before,
            Optional<ProcessUsage> after,
            double callSeconds,
            double seconds) {
        if (idle.isEmpty() || before.isEmpty() || after.isEmpty()) {
            return;
        }
        double used = after.get().processor().minus(before.get().processor()).toNanos() / 1e6;
        report.put("engine's processors", OptionalDouble.of(used / 1e3 / seconds), 2)
                .put("CPU ms per call-second", OptionalDouble.of(used / callSeconds), 3);
        OptionalLong first = idle.get().residentBytes();
        OptionalLong last = after.get().residentBytes();
        if (first.isPresent() && last.isPresent()) {
            report.put("memory before the first call MB", OptionalDouble.of(first.getAsLong() / MEGABYTE), 1)
                    .put("memory at the end MB", OptionalDouble.of(last.getAsLong() / MEGABYTE), 1)
                    .put(
                            "memory per call MB",
                            OptionalDouble.of((last.getAsLong() - first.getAsLong())
                                    / MEGABYTE
                                    / Math.max(1, figures.mostAtOnce)),
                            3);
        }
    }

    private static Optional<ProcessUsage> usage(EngineProcess engine) {
        return engine.pid().map(ProcessUsage::of);
    }
}
