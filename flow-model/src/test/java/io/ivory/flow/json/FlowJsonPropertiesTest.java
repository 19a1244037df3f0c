package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for every flow and every file, tried with many. */
@Timeout(60)
class FlowJsonPropertiesTest {

    private static final String[] SPLINTERS = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "-1",
        "1e999",
        "0.5",
        "\"\"",
        "\\ud800",
        "\u0000",
        "[[[[",
        "{\"a\":",
        "\"x-a\": {},",
        "\"type\": \"say\",",
        "é",
        "\\",
        "99999999999999999999",
        "\"exits\": 5,"
    };

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

    @Test
    void aDamagedFileIsRefusedWithAReasonOrReadAndNeverCrashes() {
        var random = new Random(2);
        var flows = new RandomFlows(3);
        int refused = 0;

        for (int i = 0; i < 4_000; i++) {
            String json = damaged(i % 2 == 0 ? Fixtures.shop() : FlowJson.write(flows.next()), random);
            try {
                FlowDefinition flow = FlowJson.read(json);
                assertThat(FlowJson.read(FlowJson.write(flow))).isEqualTo(flow);
            } catch (FlowFormatException e) {
                refused++;
                assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.message()).isNotBlank();
                    assertThat(problem.rule()).isNotBlank();
                });
            }
        }

        assertThat(refused).isBetween(1_000, 3_999);
    }

    /** One to three accidents: something deleted, doubled, put elsewhere or put in between. */
    private static String damaged(String json, Random random) {
        var text = new StringBuilder(json);
        for (int accidents = 1 + random.nextInt(3); accidents > 0; accidents--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
                default -> text.insert(at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
            }
            if (text.isEmpty()) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
