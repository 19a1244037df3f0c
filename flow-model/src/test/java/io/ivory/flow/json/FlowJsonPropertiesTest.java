package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for every flow, tried with many. */
@Timeout(60)
class FlowJsonPropertiesTest {

    @Test
    void everyFlowIsReadBackEqualInContentAndOrder() {
        var flows = new RandomFlows(1);

        for (int i = 0; i < 1_000; i++) {
            FlowDefinition flow = flows.next();
            String json = FlowJson.write(flow);
            FlowDefinition read = FlowJson.read(json);

            assertThat(read).as(json).isEqualTo(flow);
            assertThat(FlowJson.write(read)).isEqualTo(json);
        }
    }
}
