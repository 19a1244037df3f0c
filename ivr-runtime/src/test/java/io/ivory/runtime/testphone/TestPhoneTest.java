package io.ivory.runtime.testphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.runtime.speech.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The phone calls another phone: what it hears and says must be true before it may judge the runtime. */
class TestPhoneTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration FRAMES = Duration.ofMillis(200);

    private final TestPhone anna = TestPhone.of("anna");
    private final TestPhone boris = TestPhone.of("boris");

    @AfterEach
    void putAway() {
        anna.close();
        boris.close();
    }

    private record Pair(PhoneCall caller, PhoneCall callee) {}

    private Pair connected() throws InterruptedException {
        PhoneCall caller = anna.call(boris.uri());
        PhoneCall callee = boris.awaitCall(SOON);
        callee.answer(SOON);
        caller.awaitAnswer(SOON);
        return new Pair(caller, callee);
    }

    @Test
    void bothSidesHearEachOther() throws InterruptedException {
        Pair pair = connected();

        pair.caller().say(Listening.tone(440, 16_000));
        pair.callee().say(Listening.tone(1_000, 16_000));

        pair.callee().ear().awaitTone(440, 0.9, FRAMES, SOON);
        pair.caller().ear().awaitTone(1_000, 0.9, FRAMES, SOON);
    }

    @Test
    void keysArriveOnceEachAndInOrder() throws InterruptedException {
        Pair pair = connected();

        pair.caller().press("4411#*0");

        pair.callee().ear().awaitKeys("4411#*0", SOON);
        assertThat(pair.caller().ear().keys()).isEmpty();
    }

    @Test
    void aPromptIsFoundWhereItEndsAndNotTakenForAnother() throws InterruptedException {
        Pair pair = connected();
        Pcm prompt = chirp(300, 900);
        Pcm other = chirp(1_500, 700);

        pair.callee().say(Pcm.silence(Duration.ofMillis(300)));
        pair.callee().say(prompt);

        int end = pair.caller().ear().awaitPrompt(prompt, 0, SOON);
        assertThat(end)
                .as("300 ms of silence, the prompt, to the millisecond")
                .isGreaterThan(prompt.samples().length + 2_392);
        pair.caller().ear().awaitSilence(FRAMES, SOON);
        assertThat(Listening.find(other, pair.caller().ear().heard(), 0)).isEmpty();
    }

    @Test
    void aCallThatIsNotTheExpectedPromptFailsInTime() throws InterruptedException {
        Pair pair = connected();

        assertThatThrownBy(() -> pair.caller().ear().awaitPrompt(chirp(300, 900), 0, Duration.ofMillis(200)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not hear the prompt");
    }

    @Test
    void whoHangsUpEndsTheCallForBoth() throws InterruptedException {
        Pair pair = connected();

        pair.callee().hangUp(SOON);

        assertThat(pair.callee().awaitEnd(SOON)).isEqualTo("we hung up");
        assertThat(pair.caller().awaitEnd(SOON)).isEqualTo("they hung up");
    }

    @Test
    void aRefusedCallTellsItsStatus() throws InterruptedException {
        PhoneCall caller = anna.call(boris.uri());

        boris.awaitCall(SOON).refuse("486 Busy Here");

        assertThat(caller.awaitResult(SOON)).isEqualTo(486);
        assertThat(caller.awaitEnd(SOON)).isEqualTo("refused");
    }

    @Test
    void aCallerMayGiveUpWhileItRings() throws InterruptedException {
        PhoneCall caller = anna.call(boris.uri());
        PhoneCall callee = boris.awaitCall(SOON);
        callee.ring();
        caller.awaitRinging(SOON);

        caller.hangUp(SOON);

        assertThat(caller.awaitResult(SOON)).isEqualTo(487);
        assertThat(callee.awaitEnd(SOON)).isEqualTo("refused");
    }

    @Test
    void phonesAgreeOnTheOnlyLawBothKnow() throws InterruptedException {
        try (var petra = TestPhone.withALawOnly("petra")) {
            PhoneCall caller = anna.call(petra.uri());
            PhoneCall callee = petra.awaitCall(SOON);
            callee.answer(SOON);
            caller.awaitAnswer(SOON).say(Listening.tone(697, 16_000));

            callee.ear().awaitTone(697, 0.9, FRAMES, SOON);
        }
    }

    @Test
    void onePhoneHoldsManyCallsAtOnce() throws InterruptedException {
        var callers = new ArrayList<PhoneCall>();
        var callees = new ArrayList<PhoneCall>();
        for (int i = 0; i < 8; i++) {
            callers.add(anna.call(boris.uri()));
            callees.add(boris.awaitCall(SOON));
            callees.getLast().answer(SOON);
        }

        for (int i = 0; i < 8; i++) {
            callers.get(i).awaitAnswer(SOON).press(String.valueOf(i));
            callees.get(i).ear().awaitKeys(String.valueOf(i), SOON);
        }

        for (PhoneCall caller : callers) {
            caller.hangUp(SOON);
        }
        for (PhoneCall callee : callees) {
            assertThat(callee.awaitEnd(SOON)).isEqualTo("they hung up");
        }
    }

    @Test
    void bothLawsReturnWhatWasPutIn() {
        for (Companding law : Companding.values()) {
            for (int sample = -32_000; sample <= 32_000; sample += 37) {
                assertThat((int) law.decode(law.encode(sample)))
                        .as("%s of %d", law, sample)
                        .isCloseTo(sample, org.assertj.core.data.Offset.offset(16 + Math.abs(sample) / 16));
            }
        }
    }

    /** A wave whose frequency climbs, so that no part of it is like another. */
    private static Pcm chirp(int fromHz, int lengthMs) {
        var samples = new short[lengthMs * 8];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            phase += 2 * Math.PI * (fromHz + i / 16.0) / Pcm.SAMPLE_RATE_HZ;
            samples[i] = (short) (9_000 * Math.sin(phase));
        }
        return new Pcm(samples);
    }
}
