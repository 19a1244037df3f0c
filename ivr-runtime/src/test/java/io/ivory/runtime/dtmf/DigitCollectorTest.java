package io.ivory.runtime.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.DigitInput.Entered;
import io.ivory.runtime.call.DigitInput.NoInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DigitCollectorTest {

    private static final DigitRules PIN =
            new DigitRules(4, Digit.POUND, Duration.ofSeconds(5), Duration.ofSeconds(2), true);
    private static final DigitRules PATIENT_PIN =
            new DigitRules(4, Digit.POUND, Duration.ofSeconds(5), Duration.ofSeconds(2), false);

    private final DigitCollector collector = new DigitCollector(PIN);

    @Test
    void theLastPossibleDigitCompletesTheInput() {
        collector.onPromptEnd(at(0));
        press("123", 1_000);

        assertThat(collector.onDigit(Digit.FOUR, at(1_400))).contains(new Entered("1234", true));
        assertThat(collector.wantsMore()).isFalse();
    }

    @Test
    void theFinishKeyCompletesTheInputAndIsNotPartOfIt() {
        collector.onPromptEnd(at(0));
        press("12", 1_000);

        assertThat(collector.onDigit(Digit.POUND, at(1_300))).contains(new Entered("12", true));
    }

    @Test
    void theFinishKeyAloneIsNoInput() {
        collector.onPromptEnd(at(0));

        assertThat(collector.onDigit(Digit.POUND, at(1_000))).contains(new NoInput());
    }

    @Test
    void aPauseLongerThanTheInterDigitTimeoutCompletesTheInput() {
        collector.onPromptEnd(at(0));
        assertThat(collector.onDigit(Digit.ONE, at(1_000))).isEmpty();
        assertThat(collector.onDigit(Digit.TWO, at(2_500))).isEmpty();

        assertThat(collector.onTick(at(4_499))).isEmpty();
        assertThat(collector.onTick(at(4_500))).contains(new Entered("12", false));
    }

    @Test
    void thePauseBeginsWhenTheKeyComesUp() {
        collector.onPromptEnd(at(0));
        press("1", 1_000);
        for (long ms = 1_050; ms <= 9_000; ms += 50) {
            collector.onHeld(at(ms));
        }

        assertThat(collector.onTick(at(10_999))).isEmpty();
        assertThat(collector.onTick(at(11_000))).contains(new Entered("1", false));
    }

    @Test
    void aKeyOfTheQuestionBeforeThatIsStillDownIsNoKeyOfThisOne() {
        collector.onPromptEnd(at(0));
        collector.onHeld(at(4_000));

        assertThat(collector.onTick(at(5_000))).contains(new NoInput());
    }

    @Test
    void noInputIsCountedFromTheEndOfThePrompt() {
        assertThat(collector.onTick(at(60_000))).isEmpty();
        collector.onPromptEnd(at(60_000));

        assertThat(collector.onTick(at(64_999))).isEmpty();
        assertThat(collector.onTick(at(65_000))).contains(new NoInput());
    }

    @Test
    void withBargeInAKeyStopsThePrompt() {
        assertThat(collector.stopsPrompt()).isFalse();
        collector.onDigit(Digit.ONE, at(500));

        assertThat(collector.stopsPrompt()).isTrue();
        assertThat(collector.onTick(at(2_500))).contains(new Entered("1", false));
    }

    @Test
    void withBargeInTheFinishKeyStopsThePromptToo() {
        assertThat(collector.onDigit(Digit.POUND, at(500))).contains(new NoInput());
        assertThat(collector.stopsPrompt()).isTrue();
    }

    @Test
    void withoutBargeInKeysCountButTheAnswerWaitsForThePrompt() {
        var patient = new DigitCollector(PATIENT_PIN);
        for (Digit digit : new Digit[] {Digit.ONE, Digit.TWO, Digit.THREE, Digit.FOUR}) {
            assertThat(patient.onDigit(digit, at(500))).isEmpty();
        }

        assertThat(patient.stopsPrompt()).isFalse();
        assertThat(patient.wantsMore()).isFalse();
        assertThat(patient.onTick(at(9_000))).isEmpty();
        assertThat(patient.onPromptEnd(at(9_000))).contains(new Entered("1234", true));
    }

    @Test
    void withoutBargeInTheCallerHasTheInterDigitTimeAfterThePromptToGoOn() {
        var patient = new DigitCollector(PATIENT_PIN);
        patient.onDigit(Digit.ONE, at(500));

        assertThat(patient.onPromptEnd(at(9_000))).isEmpty();
        assertThat(patient.onTick(at(10_999))).isEmpty();
        assertThat(patient.onTick(at(11_000))).contains(new Entered("1", false));
    }

    @Test
    void theEndOfAPromptThatAKeyStoppedStartsNothingAnew() {
        collector.onDigit(Digit.ONE, at(500));

        assertThat(collector.onPromptEnd(at(600))).isEmpty();
        assertThat(collector.onTick(at(2_500))).contains(new Entered("1", false));
    }

    @Test
    void timeOnHoldDoesNotCount() {
        collector.onPromptEnd(at(0));
        collector.pausedFor(Duration.ofMinutes(1).toNanos());

        assertThat(collector.onTick(at(64_999))).isEmpty();
        assertThat(collector.onTick(at(65_000))).contains(new NoInput());
    }

    @Test
    void aKeyAfterTheEndIsAMistakeOfTheProgram() {
        collector.onDigit(Digit.POUND, at(0));

        assertThatIllegalStateException().isThrownBy(() -> collector.onDigit(Digit.ONE, at(1)));
    }

    @Test
    void aMenuTakesOneKey() {
        var menu = new DigitCollector(DigitRules.singleKey(Duration.ofSeconds(5), true));

        DigitInput input = menu.onDigit(Digit.STAR, at(0)).orElseThrow();

        assertThat(input).isEqualTo(new Entered("*", true));
    }

    private void press(String digits, long ms) {
        for (int i = 0; i < digits.length(); i++) {
            Digit digit = Digit.of(digits.charAt(i)).orElseThrow();
            assertThat(collector.onDigit(digit, at(ms))).isEmpty();
        }
    }

    private static long at(long ms) {
        return Long.MAX_VALUE - 10_000_000_000L + ms * 1_000_000;
    }
}
