package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send about a call that is up, of which they know all but its tags: 481, and nobody hears of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class ForeignRequestsTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final SipEndpoint endpoint = SipEndpoint.start(
            new SipSettings(
                    InetAddress.getLoopbackAddress(), "127.0.0.1", 0, FloodLimits.USUAL, Duration.ofMillis(300)),
            this::take);
    private RecordingObserver observer = new RecordingObserver();
    private TextPhone phone = new TextPhone(endpoint.port());
    private String tag = "";

    private void take(InboundCall call) {
        calls.incrementAndGet();
        call.observe(observer);
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
    }

    @BeforeEach
    void callUp() {
        phone.close();
        phone = new TextPhone(endpoint.port());
        observer = new RecordingObserver();
        calls.set(0);
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        tag = TextPhone.toTag(phone.expect("SIP/2.0 200"));
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("ACK", 1, tag, ""));
        assertThat(observer.next()).isEqualTo("acknowledged");
    }

    @AfterEach
    void hangUp() {
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("BYE", 20, tag, ""));
        phone.expect(message -> message.contains("CSeq: 20 BYE"), "answer to BYE", TextPhone.PATIENCE);
    }

    @AfterAll
    void close() {
        phone.close();
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "INFO", "UPDATE", "INVITE"})
    void whoDoesNotKnowTheTagsReachesNoCall(String method) {
        String body = method.equals("BYE") ? "" : method.equals("INFO") ? "Signal=1\r\n" : TextPhone.OFFER;
        try (var stranger = new TextPhone(endpoint.port())) {
            String request = method.equals("INFO")
                    ? stranger.request(method, 5, tag, "application/dtmf-relay", body, new String[0])
                    : stranger.request(method, 5, tag, body);

            stranger.send(request.replace(stranger.callId, phone.callId)); // another From tag
            stranger.expect("SIP/2.0 481");
            stranger.branch = TextPhone.newBranch();
            stranger.send(request.replace(stranger.callId, phone.callId)
                    .replace(stranger.fromTag, phone.fromTag)
                    .replace(tag, "guessed")
                    .replaceFirst("z9hG4bK-\\d+", stranger.branch));
            stranger.expect("SIP/2.0 481");
        }
        assertThatTheCallGoesOn();
    }

    @Test
    void anotherBodyUnderTheSameBranchIsTheSameInvite() {
        phone.branch = TextPhone.newBranch();
        String invite = phone.request("INVITE", 7, "", TextPhone.OFFER).replace(phone.callId, "another@phone");
        phone.send(invite);
        String first = phone.expect("SIP/2.0 200");
        phone.send(invite.replace("m=audio 40000", "m=audio 50000"));

        assertThat(phone.expect("SIP/2.0 200")).isEqualTo(first);
        assertThat(calls).as("this call and the one that was up").hasValue(2);
    }

    private void assertThatTheCallGoesOn() {
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("OPTIONS", 9, tag, ""));
        phone.expect("SIP/2.0 200");
        assertThat(observer.heardNothingMore()).isTrue();
        assertThat(calls).hasValue(1);
    }
}
