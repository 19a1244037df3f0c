package io.ivory.runtime.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The soak itself, with a few calls: it sees what is left of them, and what is not. */
@Timeout(120)
class PhoneSoakTest {

    private static final EngineState BEFORE = new EngineState(0, 0, 0, 0, 50 << 20, 40, 100);

    @Test
    void callsOfEveryKindComeAndGo() throws IOException {
        var report = PhoneSoak.run(SoakOptions.parse(
                List.of("--calls", "30", "--rate", "10", "--vanishing", "0", "--rest", "5", "--seed", "3")));

        assertThat(report.failures().keySet())
                .allSatisfy(left -> assertThat(left).endsWith("of SIP")); // these are over after 32 s
        assertThat(report.figures()).containsKeys("hung up", "the engine hung up");
        assertThat((Long) report.figures().get("answered by the operator, with the first calls"))
                .isPositive();
    }

    @Test
    void whatIsLeftIsSaid() {
        var after = new EngineState(1, 2, 3, 4, 90 << 20, 80, 200);

        assertThat(after.leftSince(BEFORE))
                .containsExactly(
                        "1 calls that do not end",
                        "2 records without an end",
                        "3 pairs of RTP ports taken",
                        "4 dialogs and transactions of SIP",
                        (40 << 20) + " more bytes of memory in use",
                        "40 more threads",
                        "100 more open files");
        assertThat(new EngineState(0, 0, 0, 0, 55 << 20, 42, 101).leftSince(BEFORE))
                .isEmpty();
        assertThat(EngineState.parse(after.line())).isEqualTo(after);
    }
}
