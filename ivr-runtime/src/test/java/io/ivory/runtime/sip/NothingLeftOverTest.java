package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextPhone.newBranch;
import static io.ivory.runtime.sip.TextPhone.toTag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** After calls of every kind have ended, the stack holds nothing more. */
class NothingLeftOverTest {

    private final RecordingObserver observer = new RecordingObserver();
    private final Queue<InboundCall> answered = new ConcurrentLinkedQueue<>();

    @Test
    void stackIsEmptyAfterCallsOfEveryKind() {
        var settings = SipSettings.on(InetAddress.getLoopbackAddress(), 0);
        try (SipEndpoint endpoint = SipEndpoint.start(settings, this::take)) {
            callerHangsUp(endpoint);
            ivrHangsUpAndIsChallenged(endpoint);
            callerGivesUp(endpoint);
            outboundCallIsRefused(endpoint);
            assertThat(endpoint.counters().dialogs()).isPositive();

            await().atMost(Duration.ofSeconds(20)) // the stack keeps ended dialogs for eight seconds
                    .until(() -> endpoint.counters().calls() == 0
                            && endpoint.counters().dialogs() == 0);
            assertThat(endpoint.counters().serverTransactions()).isLessThanOrEqualTo(4); // for 64*T1 (32 s)
            assertThat(endpoint.counters().clientTransactions()).isLessThanOrEqualTo(2); // the same: timer D
        }
    }

    @Test
    void closedEndpointLeavesNoThreadOfTheStackBehind() {
        Set<Thread> before = eventThreads();
        SipEndpoint endpoint = SipEndpoint.start(SipSettings.on(InetAddress.getLoopbackAddress(), 0), this::take);
        assertThat(eventThreads()).hasSizeGreaterThan(before.size());

        endpoint.close();

        await().until(() -> before.containsAll(eventThreads()));
    }

    /** What the stack calls the threads that its own stopping forgets. */
    private static Set<Thread> eventThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("EventScannerThread"))
                .collect(Collectors.toSet());
    }

    private void take(InboundCall call) {
        call.observe(observer);
        if (call.to().equals("4711") && call.offer().isPresent()) {
            answered.add(call);
            call.answer(OfferAnswer.answer(call.offer().get(), RecordingObserver.LOCAL));
        } else {
            call.ring();
        }
    }

    private void callerHangsUp(SipEndpoint endpoint) {
        try (var phone = new TextPhone(endpoint.port())) {
            String tag = setUp(phone);
            answered.remove();
            phone.send(phone.request("BYE", 2, tag, ""));
            phone.expect("SIP/2.0 200");
        }
        assertThat(observer.next()).isEqualTo("ended REMOTE_HUNG_UP");
    }

    private void ivrHangsUpAndIsChallenged(SipEndpoint endpoint) {
        try (var phone = new TextPhone(endpoint.port())) {
            setUp(phone);
            answered.remove().hangUp();
            phone.send(phone.answerTo(phone.expect("BYE "), 407, ""));
            assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
            await().until(() -> endpoint.counters().calls() == 0);
        }
    }

    private void callerGivesUp(SipEndpoint endpoint) {
        try (var phone = new TextPhone(endpoint.port())) {
            phone.send(phone.request("INVITE", 1, "", ""));
            phone.expect("SIP/2.0 180");
            phone.send(phone.request("CANCEL", 1, "", ""));
            phone.send(phone.request("ACK", 1, toTag(phone.expect("SIP/2.0 487")), ""));
        }
        assertThat(observer.next()).isEqualTo("ended CANCELLED");
    }

    private void outboundCallIsRefused(SipEndpoint endpoint) {
        try (var phone = new TextPhone(endpoint.port())) {
            endpoint.call(
                    "sip:bob@127.0.0.1:" + phone.port(), "", OfferAnswer.offer(RecordingObserver.LOCAL), observer);
            phone.send(phone.answerTo(phone.expect("INVITE "), 486, ""));
            phone.expect("ACK ");
        }
        assertThat(observer.next()).isEqualTo("failed 486");
    }

    private String setUp(TextPhone phone) {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        String tag = toTag(phone.expect("SIP/2.0 200"));
        phone.branch = newBranch();
        phone.send(phone.request("ACK", 1, tag, ""));
        phone.branch = newBranch();
        assertThat(observer.next()).isEqualTo("acknowledged");
        return tag;
    }
}
