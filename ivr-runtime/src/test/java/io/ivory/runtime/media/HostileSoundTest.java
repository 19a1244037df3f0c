package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput.Entered;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A call's port under a flood of packets and of nonsense: its own sound leaves on time, and its keys are heard. */
class HostileSoundTest {

    private static final DigitRules ONE_KEY = DigitRules.singleKey(Duration.ofSeconds(20), true);

    private final LineRig rig = new LineRig();

    @Test
    void nonsenseIsCountedAndTheKeyBehindItIsHeard() {
        rig.connect();
        rig.port.arrives(LineRig.CALLER, LineRig.CALLERS_SSRC, 10, 160, 0, new byte[160]);
        var answer = rig.ask(ONE_KEY, LineRig.tone(80_000));
        var random = new SplittableRandom(7);

        for (int i = 0; i < 500; i++) {
            var nonsense = new byte[random.nextInt(80)];
            random.nextBytes(nonsense);
            if (nonsense.length > 0) {
                nonsense[0] &= 0x3F; // never of RTP's version
            }
            rig.port.arrives(LineRig.CALLER, nonsense);
            rig.letPass(5);
        }
        rig.port.arrives(
                LineRig.CALLER, LineRig.CALLERS_SSRC, 11, 320, LineRig.EVENTS, (byte) 7, (byte) 10, (byte) 0, (byte)
                        80);
        rig.letPass(40);

        assertThat(answer).isCompletedWithValue(new Entered("7", true));
        assertThat(rig.line.statistics().malformedPackets()).isEqualTo(500);
    }

    @Test
    void aFloodAtOnePortDelaysNoPacketAndIsReadInSmallBites() {
        rig.connect();
        rig.port.arrives(LineRig.CALLER, LineRig.CALLERS_SSRC, 10, 160, 0, new byte[160]);
        var answer = rig.ask(ONE_KEY, LineRig.tone(80_000));
        int before = rig.port.sounds().size();

        int flood = 0;
        for (int ms = 0; ms < 2_000; ms += 20) {
            for (int i = 0; i < 400; i++) { // 20,000 packets a second
                rig.port.arrives(LineRig.STRANGER, 0xBAD, flood++, 160 * flood, 0, new byte[160]);
            }
            rig.letPass(20);
        }

        assertThat(rig.port.sounds().size() - before)
                .as("fifty packets a second")
                .isBetween(99, 101);
        for (int i = 1; i < rig.port.sounds().size(); i++) {
            assertThat(rig.port.sounds().get(i).timestamp())
                    .isEqualTo(rig.port.sounds().get(i - 1).timestamp() + 160);
        }
        assertThat(flood - rig.port.waiting()).as("sixteen at a look").isBetween(1, 16 * 110);
        assertThat(answer).isNotDone();
        assertThat(rig.line.lost()).isNotDone();
    }
}
