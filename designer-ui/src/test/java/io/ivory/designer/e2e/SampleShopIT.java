package io.ivory.designer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.flow.resource.Destination;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.PromptAudio;
import io.ivory.runtime.store.CallRecord;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.testphone.PhoneCall;
import io.ivory.runtime.testphone.TestPhone;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The sample shop, as a first caller meets it. */
@WholeProgram
class SampleShopIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Language ENGLISH = new Language("en");
    private static final int TONE_HZ = 1_000;
    private static final int OTHER_TONE_HZ = 600;

    @Autowired
    private PhoneLine line;

    @Autowired
    private Workspace workspace;

    @Autowired
    private PromptAudio prompts;

    @Test
    void aCallerLearnsTheStatusOfAnOrder() throws InterruptedException {
        try (var anna = TestPhone.of("4915100001")) {
            PhoneCall call = anna.call(line.uri("100")).awaitAnswer(SOON);
            int greeted = call.ear().awaitPrompt(said("Welcome to the Ivory shop."), 0, SOON);

            call.press("4");
            int asked = call.ear()
                    .awaitPrompt(said("Please key in your order number. Then press the pound key."), greeted, SOON);
            call.press("12345#");
            call.ear().awaitPrompt(said("One moment, please. I am looking it up."), asked, SOON);
            call.ear()
                    .awaitPrompt(
                            said("Is there anything else? If not, you can simply hang up. "
                                            + "For the main menu, press 1. For a person, press 0."),
                            asked,
                            SOON);
            call.hangUp(SOON);

            CallRecord kept = line.endedCall("4915100001");
            String status = PhoneLine.wordsOf(kept).stream()
                    .filter(words -> words.startsWith("Order 1, 2, 3, 4, 5"))
                    .findFirst()
                    .orElseThrow();
            assertThat(call.ear().awaitPrompt(said(status), asked, SOON)).isPositive();
            assertThat(PhoneLine.pathOf(kept)).contains("main-menu", "ask-order", "find-order", "tell-order");
            assertThat(kept.summary().outcome()).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        }
    }

    @Test
    void aCallerWhoPressesZeroSpeaksToAPerson() throws InterruptedException {
        try (var boris = TestPhone.of("4915100002");
                var operator = TestPhone.of("operators")) {
            workspace.resources().save("operators", new Destination(operator.uri()), "test");
            PhoneCall call = boris.call(line.uri("100")).awaitAnswer(SOON);
            call.ear().awaitPrompt(said("Welcome to the Ivory shop."), 0, SOON);

            call.press("0");
            PhoneCall desk = operator.awaitCall(SOON);
            desk.ring();
            desk.answer(SOON);
            call.say(Tones.of(TONE_HZ, Duration.ofSeconds(2)));
            desk.say(Tones.of(OTHER_TONE_HZ, Duration.ofSeconds(2)));

            desk.ear().awaitTone(TONE_HZ, 0.8, Duration.ofMillis(500), SOON);
            call.ear().awaitTone(OTHER_TONE_HZ, 0.8, Duration.ofMillis(500), SOON);
            desk.hangUp(SOON);
            call.awaitEnd(SOON);
            assertThat(line.endedCall("4915100002").summary().outcome()).isEqualTo(CallOutcome.TRANSFERRED);
        }
    }

    private Pcm said(String words) {
        return prompts.of(new Utterance.Part.Spoken(words, ENGLISH));
    }
}
