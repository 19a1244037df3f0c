package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.codec.Codec;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers whose own side is asked to call somebody else, over loopback. */
@Timeout(60)
class ReferTransferTest {

    private static final Person SHOP = new Person("sip:shop@127.0.0.1:5999");

    private final PhoneSystem system = new PhoneSystem();

    @AfterEach
    void close() {
        system.close();
    }

    private static TestFlow<TransferResult> referring(Person destination) {
        return new TestFlow<>(call -> {
            call.answer();
            TransferResult result = call.refer(destination, Duration.ofSeconds(20), _ -> {});
            call.hangUp();
            return result;
        });
    }

    @Test
    void aCallerWhoHasReachedThemIsGoneFromHere() throws Exception {
        var flow = referring(SHOP);
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        assertThat(phone.acceptRefer()).contains("Refer-To: <" + SHOP.uri() + ">");
        phone.tell("SIP/2.0 100 Trying", "active");
        phone.tell("SIP/2.0 200 OK", "terminated;reason=noresource");
        phone.expectBye();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.TRANSFERRED);
        system.assertAllIsOver(telephony);
    }

    @Test
    void aCallersSideThatHangsUpRightAfterTheNewsHasTransferredToo() throws Exception {
        var flow = referring(SHOP);
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.acceptRefer();
        phone.tellAndHangUp("SIP/2.0 200 OK");

        assertThat(flow.outcome()).isEqualTo(CallOutcome.TRANSFERRED);
        system.assertAllIsOver(telephony);
    }

    @Test
    void aByeThatOvertakesTheNewsWaitsForIt() throws Exception {
        var flow = referring(SHOP);
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.acceptRefer();
        phone.tellAndHangUpAtOnce("SIP/2.0 200 OK");

        assertThat(flow.outcome()).isEqualTo(CallOutcome.TRANSFERRED);
        system.assertAllIsOver(telephony);
    }

    @Test
    void aCallerWhoHangsUpBeforeTheNewsHasHungUp() throws Exception {
        var flow = referring(SHOP);
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.acceptRefer();
        phone.hangUp();

        assertThat(flow.outcome()).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        system.assertAllIsOver(telephony);
    }

    @ParameterizedTest
    @CsvSource({"486 Busy Here, BUSY", "480 Temporarily Unavailable, NO_ANSWER", "404 Not Found, FAILED"})
    void theCallGoesOnHereWhereTheyAreNotReached(String news, TransferResult told) throws Exception {
        var flow = referring(SHOP);
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.acceptRefer();
        phone.tell("SIP/2.0 " + news, "terminated;reason=noresource");
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(told);
        system.assertAllIsOver(telephony);
    }

    @Test
    void nobodyOutsideTheAllowListIsReferredTo() throws Exception {
        var flow = referring(new Person("sip:+900123@127.0.0.2:5060"));
        var telephony = system.start(flow);
        var phone = system.phone(Codec.PCMU);

        phone.call(telephony.sipPort());
        phone.expectBye();

        assertThat(flow.result()).isEqualTo(TransferResult.FAILED);
    }
}
