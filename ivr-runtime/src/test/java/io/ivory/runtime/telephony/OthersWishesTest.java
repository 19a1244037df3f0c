package io.ivory.runtime.telephony;

import static io.ivory.runtime.telephony.Listening.hears;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.codec.Codec;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Telephones that would decide themselves who talks to whom: refused, and the two who talk notice nothing. */
@Timeout(60)
class OthersWishesTest {

    private static final String SOMEBODY = "Refer-To: <sip:+900123@127.0.0.1:5999>";

    private final PhoneSystem system = new PhoneSystem();
    private final TestPhone phone = system.phone(Codec.PCMU);
    private final TestPhone operator = system.phone(Codec.PCMU);
    private final TestPhone stranger = system.phone(Codec.PCMU);
    private final TestFlow<TransferResult> flow = new TestFlow<>(call -> {
        call.answer();
        TransferResult result = call.transfer(PhoneSystem.destination(operator), Duration.ofSeconds(20));
        call.hangUp();
        return result;
    });
    private final Telephony telephony = system.start(flow);

    @AfterEach
    void close() {
        system.close();
    }

    private void talk() {
        phone.call(telephony.sipPort());
        operator.expectCall();
        operator.pickUp();
        assertTheyHear(9_000);
    }

    private void assertTheyHear(int level) {
        await().until(() -> {
            phone.speak((short) level, 1);
            operator.speak((short) -level, 1);
            return hears(operator, Codec.PCMU, level) && hears(phone, Codec.PCMU, -level);
        });
    }

    private void assertTheCallGoesOnAndEnds() throws Exception {
        assertTheyHear(3_000);
        operator.hangUpOnCaller();
        phone.expectBye();
        assertThat(flow.result()).isEqualTo(TransferResult.ANSWERED);
        system.assertAllIsOver(telephony);
    }

    @Test
    void aPersonsTelephoneCannotReferUs() throws Exception {
        talk();
        operator.askCaller("REFER", SOMEBODY);

        assertThat(operator.expect("SIP/2.0 405")).contains("\r\nAllow: ").doesNotContain("REFER,");
        assertTheCallGoesOnAndEnds();
    }

    @Test
    void aCallerCannotReferUs() throws Exception {
        talk();
        phone.ask("REFER", SOMEBODY);

        assertThat(phone.expect("SIP/2.0 405")).contains("\r\nAllow: ").doesNotContain("REFER,");
        assertTheCallGoesOnAndEnds();
    }

    @Test
    void nobodyTakesThePlaceOfACallerAlsoIfTheyKnowTheCall() throws Exception {
        talk();
        stranger.invite(telephony.sipPort(), stranger.sdp(), "Replaces: " + phone.placedCall());

        stranger.acknowledgeRefusal(stranger.expect("SIP/2.0 481"));
        assertTheCallGoesOnAndEnds();
    }

    @Test
    void whoRequiresToTakeThePlaceOfACallerHearsThatThereIsNoSuchThing() throws Exception {
        talk();
        stranger.invite(telephony.sipPort(), stranger.sdp(), "Require: replaces", "Replaces: " + phone.placedCall());

        String refusal = stranger.expect("SIP/2.0 420");
        assertThat(refusal).contains("\r\nUnsupported: replaces");
        stranger.acknowledgeRefusal(refusal);
        assertTheCallGoesOnAndEnds();
    }
}
