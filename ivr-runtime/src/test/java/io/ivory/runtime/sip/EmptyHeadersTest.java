package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some headers may say nothing (RFC 3261 section 25.1), and some telephones make use of that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class EmptyHeadersTest {

    private final AtomicBoolean failing = new AtomicBoolean();
    private final SipEndpoint endpoint =
            SipEndpoint.start(SipSettings.on(InetAddress.getLoopbackAddress(), 0), this::take);
    private final RecordingObserver observer = new RecordingObserver();
    private TextPhone phone = new TextPhone(endpoint.port());

    private void take(InboundCall call) {
        if (failing.get()) {
            throw new AssertionError("nothing works today");
        }
        call.observe(observer);
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
    }

    @AfterEach
    void nextPhone() {
        failing.set(false);
        phone.close();
        phone = new TextPhone(endpoint.port());
    }

    @AfterAll
    void close() {
        phone.close();
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Supported:",
                "Supported: ",
                "k:",
                "Allow:",
                "Accept-Encoding:",
                "Accept-Language:",
                "Subject:",
                "Organization:"
            })
    void whoeverSaysNothingInAHeaderIsAnswered(String header) {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER, header, "Session-Expires: 1800"));

        String tag = TextPhone.toTag(phone.expect("SIP/2.0 200"));
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("ACK", 1, tag, ""));
        assertThat(observer.next()).isEqualTo("acknowledged");
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("BYE", 2, tag, "", header));
        phone.expect("SIP/2.0 200");
        assertThat(observer.next()).isEqualTo("ended REMOTE_HUNG_UP");
    }

    @Test
    void aFaultOfOursIsNotMetWithSilence() {
        failing.set(true);

        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));

        phone.expect("SIP/2.0 500");
    }
}
