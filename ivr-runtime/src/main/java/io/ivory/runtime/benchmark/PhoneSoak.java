package io.ivory.runtime.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Thousands of short calls of every kind, many of them ended where nobody expects it, and then a look at what is left of
 * them: nothing may be.
 */
final class PhoneSoak {

    /** Whatever is made once has been made after so many calls; they are not counted. */
    private static final int FIRST_CALLS = 1_000;

    /** Callers who vanish are lost after this. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int MOST_NEW_CALLS = 10_000;

    private static final double MEGABYTE = 1 << 20;

    private PhoneSoak() {}

    static BenchmarkReport run(SoakOptions options) throws IOException {
        File log = File.createTempFile("ivory-soak-", ".log");
        var random = new SplittableRandom(options.seed());
        try (var operator = new SoakOperator(random);
                var engine = EngineProcess.start(
                        new EngineProcess.Settings(options.engineJava(), 0, SILENCE, MOST_NEW_CALLS, operator.port()),
                        log);
                var fleet = new SoakFleet(
                        UdpPort.address(engine.sip().getAddress(), engine.sip().getPort()), operator, random)) {
            fleet.run(Math.min(FIRST_CALLS, options.calls()), options.rate(), options.vanishing());
            fleet.rest(options.rest());
            EngineState before = engine.state();
            fleet.ends.clear();
            long startNs = System.nanoTime();
            fleet.run(options.calls(), options.rate(), options.vanishing());
            double seconds = (System.nanoTime() - startNs) / 1e9;
            fleet.rest(options.rest());
            EngineState after = engine.state();
            after.leftSince(before).forEach(left -> fleet.failures.put(left, 1));
            BenchmarkReport.Builder report = new BenchmarkReport.Builder()
                    .put("calls", options.calls())
                    .put("calls a second", Math.round(options.calls() / seconds))
                    .put("seed", options.seed());
            fleet.ends.forEach(report::put);
            report.put("answered by the operator, with the first calls", operator.answered)
                    .put(
                            "calls, records, ports, dialogs that are left",
                            List.of(after.calls(), after.openRecords(), after.rtpPorts(), after.sip())
                                    .toString())
                    .put("heap MB before, after", megabytes(before) + ", " + megabytes(after))
                    .put("threads before, after", before.threads() + ", " + after.threads())
                    .put("open files before, after", before.files() + ", " + after.files())
                    .put("engine log", log + " (" + Files.size(log.toPath()) + " bytes)");
            return report.build(fleet.failures);
        }
    }

    private static double megabytes(EngineState state) {
        return Math.round(state.heapBytes() / MEGABYTE * 10) / 10.0;
    }
}
