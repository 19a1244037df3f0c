package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that is passed on carries a count, so that one that comes back again and again is ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class TransferCountTest {

    private final BlockingQueue<InboundCall> calls = new LinkedBlockingQueue<>();
    private final SipEndpoint endpoint =
            SipEndpoint.start(SipSettings.on(InetAddress.getLoopbackAddress(), 0), this::take);
    private TextPhone phone = new TextPhone(endpoint.port());

    private void take(InboundCall call) {
        calls.add(call);
        call.reject(486);
    }

    @AfterEach
    void pickUpAnotherPhone() {
        phone.close();
        phone = new TextPhone(endpoint.port());
        calls.clear();
    }

    @AfterAll
    void close() {
        phone.close();
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource({"X-Ivory-Transfers: 4, 4", "X-Ivory-Transfers: many, 0", "X-Other: 9, 0"})
    void aCallTellsHowOftenItWasPassedOn(String header, int transfers) throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER, header));

        phone.expect("SIP/2.0 486");
        assertThat(calls.poll(5, TimeUnit.SECONDS).transfers()).isEqualTo(transfers);
    }

    @Test
    void aCallThatComesBackTheFifthTimeIsALoop() {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER, "X-Ivory-Transfers: 5"));

        phone.expect("SIP/2.0 482");
        assertThat(calls).isEmpty();
    }

    @Test
    void aCallThatIsPassedOnSaysSoAndANewOneDoesNot() {
        String bob = "sip:bob@127.0.0.1:" + phone.port();
        var offer = OfferAnswer.offer(RecordingObserver.LOCAL);

        endpoint.call(bob, "", 3, offer, new RecordingObserver());
        String passedOn = phone.expect("INVITE ");
        phone.send(phone.answerTo(passedOn, 486, ""));
        endpoint.call(bob, "", offer, new RecordingObserver());
        String fresh = phone.expect(
                message -> message.startsWith("INVITE ") && !message.equals(passedOn),
                "a new call",
                TextPhone.PATIENCE);
        phone.send(phone.answerTo(fresh, 486, ""));

        assertThat(passedOn).contains("\r\nX-Ivory-Transfers: 3\r\n");
        assertThat(fresh).doesNotContain("X-Ivory-Transfers");
    }
}
