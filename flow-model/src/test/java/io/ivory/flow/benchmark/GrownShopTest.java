package io.ivory.flow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Severity;
import io.ivory.flow.json.FlowJson;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrownShopTest {

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 500, 1_000})
    void isAFlowOfThatSizeThatCouldBePublished(int nodes) {
        FlowDefinition flow = GrownShop.of(nodes);

        assertThat(flow.nodes()).hasSize(nodes);
        assertThat(FlowJson.read(FlowJson.write(flow))).isEqualTo(flow);
        assertThat(FlowChecks.problems(flow, GrownShop.workspace()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }

    @Test
    void growthIsThePowerOfTheNumberOfNodes() {
        assertThat(ModelBenchmark.growth(Map.of(10, 1.0, 100, 2.0, 1_000, 20.0)))
                .isEqualTo("1.00");
        assertThat(ModelBenchmark.growth(Map.of(100, 2.0, 1_000, 200.0))).isEqualTo("2.00");
        assertThat(ModelBenchmark.growth(Map.of(500, 2.0))).isEqualTo("-");
    }
}
