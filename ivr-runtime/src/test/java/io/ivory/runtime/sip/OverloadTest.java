package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextPhone.newBranch;
import static io.ivory.runtime.sip.TextPhone.toTag;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Beyond capacity callers hear 503 at once, and those who are up notice nothing. */
class OverloadTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final AtomicInteger up = new AtomicInteger();
    private final SipEndpoint endpoint =
            SipEndpoint.start(SipSettings.on(InetAddress.getLoopbackAddress(), 0), new SipListenerPort() {

                @Override
                public void onInvite(InboundCall call) {
                    up.incrementAndGet();
                    call.observe(new RecordingObserver());
                    call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
                }

                @Override
                public boolean hasRoom() {
                    return up.get() < 2;
                }
            });

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void theCallAfterTheLastThatFitsIsTurnedAwayAtOnceAndTheNextOneAfterAHangUpTaken() {
        try (var first = new TextPhone(endpoint.port());
                var second = new TextPhone(endpoint.port());
                var third = new TextPhone(endpoint.port())) {
            String tag = setUp(first);
            setUp(second);

            third.send(third.request("INVITE", 1, "", TextPhone.OFFER));
            String refusal = third.expect("SIP/2.0 503");
            assertThat(refusal).contains("\r\nRetry-After: ");
            third.send(third.request("ACK", 1, toTag(refusal), ""));
            assertThat(third.expectNothingBut("nothing", SHORT)).isEmpty();
            assertThat(up).hasValue(2);

            first.branch = newBranch();
            first.send(first.request("BYE", 2, tag, ""));
            first.expect("SIP/2.0 200");
            up.decrementAndGet();
            third.branch = newBranch();
            setUp(third);
        }
    }

    @Test
    void aRefusedInviteThatComesAgainIsANewOne() {
        try (var phone = new TextPhone(endpoint.port())) {
            up.set(2);
            phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
            phone.expect("SIP/2.0 503");
            up.set(0);

            phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));

            phone.expect("SIP/2.0 200");
        }
    }

    @Test
    void whoIsAnsweredAtOnceHearsNothingBefore() {
        try (var phone = new TextPhone(endpoint.port())) {
            phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));

            assertThat(phone.expect(message -> true, "answer", TextPhone.PATIENCE))
                    .startsWith("SIP/2.0 200");
        }
    }

    private static String setUp(TextPhone phone) {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        String tag = toTag(phone.expect("SIP/2.0 200"));
        phone.branch = newBranch();
        phone.send(phone.request("ACK", 1, tag, ""));
        return tag;
    }
}
