package io.ivory.runtime.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Comparison comparison = new Comparison();

    @Test
    void theTableShowsTheMedianOfEachFigure() {
        comparison.add("ivory", report(0.4, 1.5, 0));
        comparison.add("ivory", report(0.3, 9.5, 0));
        comparison.add("ivory", report(0.5, 2.5, 3));
        comparison.add("other", report(1.25, 4.5, 1));

        assertThat(comparison.text().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("CPU ms per call-second 0.4 1.25", "INVITE to 200 ms 1/2.5 1/4.5", "calls failed 0 1");
        assertThat(comparison.ourFailures()).isEqualTo(3);
    }

    @Test
    void aFigureThatAnEngineDoesNotHaveIsADash() {
        comparison.add("ivory", report(0.4, 1.5, 0));
        comparison.add("other", new BenchmarkReport(Map.of("packets missing", 7), Map.of()));

        assertThat(comparison.text().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("CPU ms per call-second 0.4 -", "packets missing - 7");
    }

    @Test
    void anotherEngineIsNamedWithItsAddressAndItsProcess() {
        var options = BenchmarkOptions.parse("menu", "--beside", "asterisk=127.0.0.1:5070,42", "--rounds", "2");

        var other = options.against(options.beside().getFirst());
        assertThat(other.target())
                .hasValueSatisfying(sip -> assertThat(sip.getPort()).isEqualTo(5070));
        assertThat(other.pid()).hasValue(42L);
        assertThatThrownBy(() -> BenchmarkOptions.parse("menu", "--beside", "127.0.0.1:5070"))
                .hasMessageContaining("NAME=HOST:PORT,PID");
    }

    private static BenchmarkReport report(double processor, double slow, int failed) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("p50", 1);
        answers.put("p99", slow);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("CPU ms per call-second", processor);
        figures.put("INVITE to 200 ms", answers);
        return new BenchmarkReport(figures, failed == 0 ? Map.of() : Map.of("no answer", failed));
    }
}
