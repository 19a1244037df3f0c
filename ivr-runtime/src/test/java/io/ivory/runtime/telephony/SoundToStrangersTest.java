package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.media.Patience;
import io.ivory.runtime.sip.FloodLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who want their sound sent to somebody who has never asked for it. */
@Timeout(60)
class SoundToStrangersTest {

    private static final PhoneLimits SOON = new PhoneLimits(
            FloodLimits.USUAL, new Patience(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMillis(200)));

    private final PhoneSystem system = new PhoneSystem();
    private final TestFlow<String> flow = new TestFlow<>(call -> {
        call.answer();
        call.ask(PhoneSystem.GREETING, PhoneSystem.ONE_KEY);
        return "answered";
    });

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aCallFromElsewhereWhoseSoundIsAnsweredByNothingEndsSoon() throws Exception {
        var telephony = system.start(flow, SOON);
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(40_000).replace("c=IN IP4 127.0.0.1", "c=IN IP4 127.0.0.99"));
        phone.acknowledge(phone.expect("SIP/2.0 200"));
        phone.expectBye();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.LOST);
        system.assertAllIsOver(telephony);
    }

    @Test
    void aCallerWhoseSoundGoesWhereTheCallCameFromNeedNotSpeak() throws Exception {
        var telephony = system.start(flow, SOON);
        var phone = system.phone(Codec.PCMU);

        phone.invite(telephony.sipPort(), phone.sdp(phone.audioPort()));
        phone.acknowledge(phone.expect("SIP/2.0 200"));
        phone.awaitSound(Duration.ofSeconds(1));
        phone.press('4');

        assertThat(flow.result()).isEqualTo("answered");
        phone.hangUp();
        system.assertAllIsOver(telephony);
    }
}
