package io.ivory.runtime.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The benchmark's own callers and engine, a few of them for a second: all of it works, whatever the figures. */
class PhoneBenchmarkTest {

    @Test
    void callersHearTheLongPrompt() throws IOException {
        var report = run("playback", "--calls", "3", "--seconds", "1", "--warm-up", "0");

        assertThat(report.failures()).isEmpty();
        assertThat(report.figures()).containsEntry("calls at once, at most", 3);
        assertThat((Double) report.figures().get("packets per call-second")).isBetween(30.0, 60.0);
        assertThat(report.figures()).containsKeys("CPU ms per call-second", "memory before the first call MB");
        assertThat(report.json()).startsWith("{\"load\": \"playback\", ").contains("\"failures\": {}");
    }

    @Test
    void keysLeadToTheirPrompts() throws IOException {
        var report = run("menu", "--calls", "3", "--seconds", "6", "--warm-up", "0");

        assertThat(report.failures()).isEmpty();
        assertThat((Long) report.figures().get("keys understood")).isPositive();
        assertThat(report.figures()).containsKey("key down to next prompt ms");
    }

    @Test
    void shortCallsComeAndGo() throws IOException {
        var report = run("setup", "--rate", "5", "--seconds", "2", "--warm-up", "1");

        assertThat(report.failures()).isEmpty();
        assertThat(report.figures()).containsKeys("INVITE to 200 ms", "ACK to first RTP ms");
    }

    private static BenchmarkReport run(String... arguments) throws IOException {
        return PhoneBenchmark.run(BenchmarkOptions.parse(arguments));
    }
}
