package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextPhone.toTag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** RFC 3261 section 13.3.1.4: the 200 is sent again from T1 to T2 for 64*T1; without an ACK a BYE follows. */
class LostAckTest {

    private final RecordingObserver observer = new RecordingObserver();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void aCallWhoseAckIsLostEndsWithAByeAndLeavesNothing() {
        var settings = SipSettings.on(InetAddress.getLoopbackAddress(), 0);
        try (SipEndpoint endpoint = SipEndpoint.start(settings, this::take, FastSipTimer.class);
                var phone = new TextPhone(endpoint.port())) {
            phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
            String ok = phone.expect("SIP/2.0 200");

            var again = new AtomicInteger();
            String bye = phone.expect(
                    message -> {
                        again.addAndGet(message.equals(ok) ? 1 : 0);
                        return message.startsWith("BYE ");
                    },
                    "BYE",
                    Duration.ofSeconds(20));
            phone.send(phone.answerTo(bye, 200, ""));

            // after 0.5, 1.5, 3.5, 7.5 s, and then each 4 s up to 32 s
            assertThat(again.get()).isBetween(8, 11);
            assertThat(toTag(ok)).isNotEmpty();
            assertThat(observer.next()).isEqualTo("ended NOT_ACKNOWLEDGED");
            assertThat(observer.heardNothingMore()).isTrue();
            assertThat(calls).hasValue(1);
            await().until(() ->
                    endpoint.counters().calls() == 0 && endpoint.counters().dialogs() == 0);
        }
    }

    private void take(InboundCall call) {
        calls.incrementAndGet();
        call.observe(observer);
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
    }
}
