package io.ivory.runtime.media;

import static io.ivory.runtime.media.LineRig.remote;
import static io.ivory.runtime.media.LineRig.tone;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput.Entered;
import io.ivory.runtime.call.DigitInput.NoInput;
import io.ivory.runtime.codec.Codec;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Questions, the keys that answer them, and the time a caller has for it, on hold too. */
class AskingLineTest {

    private static final DigitRules ONE_KEY = DigitRules.singleKey(Duration.ofSeconds(5), true);

    private final LineRig rig = new LineRig();
    private final FakePort port = rig.port;
    private final Line line = rig.line;

    @Test
    void aKeyStopsThePromptAndIsTheAnswer() {
        rig.connect();
        var answer = rig.ask(ONE_KEY, tone(80_000));
        rig.letPass(1_000);
        int sentBefore = port.sounds().size();

        rig.callerPresses(5);
        rig.letPass(500);

        assertThat(answer).isCompletedWithValue(new Entered("5", true));
        assertThat(port.sounds().size() - sentBefore).isLessThanOrEqualTo(1);
    }

    @Test
    void withoutBargeInThePromptIsHeardToItsEnd() {
        rig.connect();
        var answer = rig.ask(DigitRules.singleKey(Duration.ofSeconds(5), false), tone(16_000));
        rig.letPass(100);

        rig.callerPresses(5);
        rig.letPass(1_800);
        assertThat(answer).isNotDone();
        rig.letPass(100);

        assertThat(answer).isCompletedWithValue(new Entered("5", true));
        assertThat(port.sounds()).hasSize(100);
    }

    @Test
    void keysPressedBeforeTheQuestionAnswerItWithoutAWord() {
        rig.connect();
        var heard = rig.play(tone(1_600));
        rig.callerPresses(1);
        rig.callerPresses(2);
        rig.callerPresses(3);
        rig.letPass(200);
        assertThat(heard).isCompleted();
        int sentBefore = port.sounds().size();

        var first = rig.ask(ONE_KEY, tone(80_000));
        var rest = rig.ask(
                new DigitRules(4, Digit.POUND, Duration.ofSeconds(5), Duration.ofSeconds(2), true), tone(80_000));

        assertThat(first).isCompletedWithValue(new Entered("1", true));
        assertThat(rest).isNotDone();
        rig.letPass(2_020);
        assertThat(rest).isCompletedWithValue(new Entered("23", false));
        assertThat(port.sounds()).hasSize(sentBefore);
    }

    @Test
    void aKeyThatComesByPacketsAndBySignallingIsOnePress() {
        rig.connect();
        var answer = rig.ask(new DigitRules(5, null, Duration.ofSeconds(5), Duration.ofSeconds(2), true));

        for (int key : new int[] {1, 2, 2}) {
            callerPressesBothWays(key);
        }
        rig.letPass(3_000);

        assertThat(answer).isCompletedWithValue(new Entered("122", false));
    }

    @Test
    void keysComeBySignallingAloneFromAPhoneThatAgreedToPackets() {
        rig.connect();
        var answer = rig.ask(new DigitRules(3, null, Duration.ofSeconds(5), Duration.ofSeconds(2), true));

        line.press(Digit.ONE, rig.nowNs());
        line.press(Digit.ONE, rig.nowNs());
        line.press(Digit.TWO, rig.nowNs());

        assertThat(answer).isCompletedWithValue(new Entered("112", true));
    }

    private void callerPressesBothWays(int key) {
        rig.callerPresses(key, 100);
        line.press(Digit.of((char) ('0' + key)).orElseThrow(), rig.nowNs());
        rig.letPass(200);
    }

    @Test
    void whoeverHoldsAKeyDownForLongHasTheWholePauseAfterIt() {
        rig.connect();
        var answer = rig.ask(new DigitRules(5, null, Duration.ofSeconds(5), Duration.ofSeconds(2), true));

        rig.callerPresses(1, 8_600);
        rig.letPass(1_800);
        assertThat(answer).isNotDone();
        rig.callerPresses(2, 100);
        rig.letPass(2_040);

        assertThat(answer).isCompletedWithValue(new Entered("12", false));
    }

    @Test
    void aToneThatIsHeldDownForLongIsWaitedForToo() {
        rig.reconnect(RemoteMedia.of(LineRig.CALLER, Codec.PCMU, OptionalInt.empty()));
        var answer = rig.ask(new DigitRules(5, null, Duration.ofSeconds(5), Duration.ofSeconds(2), true));

        rig.callerSendsTonesOfFive(200);
        rig.letPass(1_800);
        assertThat(answer).isNotDone();
        rig.letPass(240);

        assertThat(answer).isCompletedWithValue(new Entered("5", false));
    }

    @Test
    void aStuckKeyIsWaitedForOnlySoLong() {
        rig.connect();
        var answer = rig.ask(new DigitRules(5, null, Duration.ofSeconds(5), Duration.ofSeconds(2), true));

        rig.callerPresses(1, 22_200);

        assertThat(answer).isCompletedWithValue(new Entered("1", false));
    }

    @Test
    void noMoreThanThirtyTwoKeysAreKept() {
        rig.connect();
        for (int i = 0; i < 40; i++) {
            line.press(Digit.NINE, rig.nowNs());
        }

        var answer = rig.ask(new DigitRules(32, null, Duration.ofSeconds(5), Duration.ofSeconds(2), true));
        var next = rig.ask(ONE_KEY);

        assertThat(answer).isCompletedWithValue(new Entered("9".repeat(32), true));
        assertThat(next).isNotDone();
    }

    @Test
    void silenceIsCountedFromTheEndOfThePrompt() {
        rig.connect();
        var answer = rig.ask(ONE_KEY, tone(16_000));

        rig.letPass(6_980);
        assertThat(answer).isNotDone();
        rig.letPass(40);

        assertThat(answer).isCompletedWithValue(new NoInput());
    }

    @Test
    void aCallerWhoHoldsTheCallMissesNothing() {
        rig.connect();
        var answer = rig.ask(ONE_KEY, tone(1_600));
        rig.letPass(90);
        assertThat(port.sounds()).hasSize(5);

        rig.reconnect(remote(Codec.PCMU, false));
        rig.letPass(60_000);
        assertThat(port.sounds()).hasSize(5);
        rig.reconnect(remote(Codec.PCMU, true));
        rig.letPass(5_000);
        assertThat(port.sounds()).hasSize(10);
        assertThat(answer).isNotDone();
        rig.letPass(120);

        assertThat(answer).isCompletedWithValue(new NoInput());
    }

    @Test
    void holdingWhileNobodySpeaksStopsTheClock() {
        rig.connect();
        var answer = rig.ask(ONE_KEY);
        rig.letPass(3_000);

        rig.reconnect(remote(Codec.PCMU, false));
        rig.letPass(60_000);
        rig.reconnect(remote(Codec.PCMU, true));
        rig.letPass(1_980);
        assertThat(answer).isNotDone();
        rig.letPass(40);

        assertThat(answer).isCompletedWithValue(new NoInput());
    }

    @Test
    void aQuestionAskedWhileOnHoldWaitsNoLongerThanOthers() {
        rig.connect();
        rig.reconnect(remote(Codec.PCMU, false));
        rig.letPass(60_000);
        var answer = rig.ask(ONE_KEY);
        rig.letPass(10_000);

        rig.reconnect(remote(Codec.PCMU, true));
        rig.letPass(4_980);
        assertThat(answer).isNotDone();
        rig.letPass(40);

        assertThat(answer).isCompletedWithValue(new NoInput());
    }

    @Test
    void aLaterWishCancelsTheEarlierOneAndClosingCancelsAll() {
        rig.connect();
        var first = rig.play(tone(16_000));
        var second = rig.ask(ONE_KEY, tone(16_000));
        assertThat(first).isCancelled();

        line.close();

        assertThat(second).isCancelled();
        assertThat(rig.play(tone(160))).isCancelled();
        assertThat(rig.ask(ONE_KEY)).isCancelled();
        assertThat(port.closed).isTrue();
    }
}
