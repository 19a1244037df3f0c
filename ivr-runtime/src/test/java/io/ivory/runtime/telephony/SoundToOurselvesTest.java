package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.call.DigitInput.Entered;
import io.ivory.runtime.codec.Codec;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who want their sound sent to a port of ours: it would come back for ever, or into another call. */
@Timeout(60)
class SoundToOurselvesTest {

    private final PhoneSystem system = new PhoneSystem();

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aCallerWhoNamesAPortOfOursIsTurnedAway() throws Exception {
        var telephony = system.start(new TestFlow<>(call -> "never"));
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(aPortOfOurs()));

        phone.acknowledgeRefusal(phone.expect("SIP/2.0 488"));
        system.assertAllIsOver(telephony);
    }

    @Test
    void aCallerWhoNamesOneLaterKeepsTheCallAsItWas() throws Exception {
        var flow = new TestFlow<>(call -> {
            call.answer();
            return call.ask(PhoneSystem.GREETING, PhoneSystem.ONE_KEY);
        });
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);
        phone.call(telephony.sipPort());
        await().until(() ->
                phone.heard(Arrays.copyOf(PhoneSystem.sound("greeting").samples(), 160))); // the ACK is there

        phone.wantAudioAt(aPortOfOurs());
        phone.expect("SIP/2.0 488");
        phone.press('4');

        assertThat(flow.result()).isEqualTo(new Entered("4", true));
        phone.hangUp();
        system.assertAllIsOver(telephony);
    }

    private int aPortOfOurs() {
        int port = system.ports().take().orElseThrow();
        system.ports().giveBack(port);
        return port;
    }
}
