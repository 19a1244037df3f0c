package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand damaged files: each is refused with a reason or read, and none crashes the reader or keeps it busy. */
@Timeout(60)
class DamagedFilesTest {

    private final Damage damage = new Damage(2);
    private final RandomFlows flows = new RandomFlows(3);
    private int refused;
    private int opened;

    @Test
    void damagedTextIsRefusedOrRead() {
        for (int i = 0; i < 4_000; i++) {
            tryToOpen(damage.ofText(file(i)));
        }

        assertThat(refused).isGreaterThan(1_000);
        assertThat(opened).isGreaterThan(100);
    }

    @Test
    void rightJsonWithWrongValuesIsRefusedOrRead() {
        for (int i = 0; i < 4_000; i++) {
            tryToOpen(damage.ofTree(file(i)));
        }

        assertThat(refused).isGreaterThan(1_000);
        assertThat(opened).isGreaterThan(300);
    }

    @Test
    void damagedBytesAreRefusedOrRead() {
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = damage.ofBytes(file(i));
            try {
                tryToOpen(JsonText.decode(bytes));
            } catch (FlowFormatException e) {
                isExplained(e);
            }
        }

        assertThat(refused).isGreaterThan(500);
    }

    /** A file of a shop, one of the draft version, or any flow at all. */
    private String file(int i) {
        return switch (i % 4) {
            case 0 -> Fixtures.shop();
            case 1 -> Fixtures.text("migration/0.9.before.ivr.json");
            default -> FlowJson.write(flows.next());
        };
    }

    private void tryToOpen(String json) {
        try {
            FlowReading reading = FlowJson.open(json);
            opened++;
            isWholeIfChangeable(reading, json);
        } catch (FlowFormatException e) {
            isExplained(e);
        }
    }

    private static void isWholeIfChangeable(FlowReading reading, String json) {
        if (reading.readOnly().isEmpty()) {
            FlowDefinition flow = reading.flow();
            String written = FlowJson.write(flow);
            FlowDefinition again = FlowJson.read(written);
            assertThat(again).as(json).isEqualTo(flow);
            assertThat(FlowJson.write(again)).isEqualTo(written);
        }
    }

    private void isExplained(FlowFormatException e) {
        refused++;
        List<FormatProblem> problems = e.problems();
        assertThat(problems).hasSizeBetween(1, 201);
        for (FormatProblem problem : problems) {
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.rule()).matches("[a-z]+(-[a-z0-9]+)+");
        }
    }
}
