package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.DigitInput.Entered;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.sdp.SrtpPolicy;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls with encrypted sound over loopback, by a telephone that does its SRTP on its own. */
@Timeout(60)
class EncryptedCallTest {

    private final PhoneSystem system = new PhoneSystem();

    @AfterEach
    void close() {
        system.close();
    }

    private static TestFlow<DigitInput> oneQuestion() {
        return new TestFlow<>(call -> {
            call.answer();
            DigitInput input = call.ask(PhoneSystem.GREETING, PhoneSystem.ONE_KEY);
            call.play(PhoneSystem.FAREWELL);
            call.hangUp();
            return input;
        });
    }

    @Test
    void callerHearsAndIsHeardUnderTheirKeys() throws Exception {
        var flow = oneQuestion();
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);
        phone.encrypts();

        phone.call(telephony.sipPort());
        await().until(() -> phone.heardPackets.size() > 10);
        phone.press('2');
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(new Entered("2", true));
        await().until(() -> phone.heard(PhoneSystem.sound("farewell").samples()));
        system.assertAllIsOver(telephony);
    }

    @Test
    void keyThatWasChangedOnTheWayIsNotHeard() throws Exception {
        var flow = oneQuestion();
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);
        phone.encrypts();

        phone.call(telephony.sipPort());
        await().until(() -> phone.heardPackets.size() > 10);
        phone.sound.tampering = true;
        phone.press('7');
        phone.sound.tampering = false;
        phone.press('2');
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(new Entered("2", true));
    }

    @Test
    void aNewKeyInTheMiddleOfACallIsUsed() throws Exception {
        var flow = oneQuestion();
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);
        phone.encrypts();

        phone.call(telephony.sipPort());
        await().until(() -> phone.heardPackets.size() > 5);
        phone.encrypts();
        phone.offerAgain();
        phone.press('3');
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(new Entered("3", true));
        await().until(() -> phone.heard(PhoneSystem.sound("farewell").samples()));
    }

    @Test
    void whereSoundMustBeEncryptedAPlainOfferIsRefused() {
        var telephony = system.start(oneQuestion(), SrtpPolicy.REQUIRED);
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(4_000));

        phone.acknowledgeRefusal(phone.expect("SIP/2.0 488"));
        system.assertAllIsOver(telephony);
    }

    @Test
    void whereItIsSwitchedOffAnEncryptedOfferIsRefused() {
        var telephony = system.start(oneQuestion(), SrtpPolicy.OFF);
        var phone = system.phone(Codec.PCMU);
        phone.encrypts();

        phone.invite(telephony.sipPort(), phone.sdp(4_000));

        phone.acknowledgeRefusal(phone.expect("SIP/2.0 488"));
        system.assertAllIsOver(telephony);
    }

    @Test
    void whoIsRungIsOfferedEncryptedSoundWhereItMustBe() throws Exception {
        var operator = system.phone(Codec.PCMU);
        operator.encrypts();
        var flow = new TestFlow<TransferResult>(call -> {
            call.answer();
            TransferResult result = call.transfer(PhoneSystem.destination(operator), Duration.ofSeconds(20));
            call.hangUp();
            return result;
        });
        var telephony = system.start(flow, SrtpPolicy.REQUIRED);
        var phone = system.phone(Codec.PCMU);
        phone.encrypts();

        phone.call(telephony.sipPort());
        operator.expectCall();
        operator.pickUp();
        await().until(() -> {
            phone.speak((short) 4_000, 1);
            return operator.heard(frameOf((short) 4_000));
        });
        operator.hangUpOnCaller();

        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
        phone.expectBye();
        system.assertAllIsOver(telephony);
    }

    private static short[] frameOf(short level) {
        var frame = new short[Codec.FRAME_SAMPLES];
        Arrays.fill(frame, level);
        return frame;
    }
}
