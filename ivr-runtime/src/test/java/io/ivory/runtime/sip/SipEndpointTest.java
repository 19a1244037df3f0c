package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextPhone.body;
import static io.ivory.runtime.sip.TextPhone.newBranch;
import static io.ivory.runtime.sip.TextPhone.toTag;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calls from outside, from their INVITE to their end, over UDP on loopback. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class SipEndpointTest {

    private final BlockingQueue<InboundCall> calls = new LinkedBlockingQueue<>();
    private final SipEndpoint endpoint = start();
    private RecordingObserver observer = new RecordingObserver();
    private TextPhone phone = new TextPhone(endpoint.port());
    private String lastTag = "";
    private volatile boolean observedAtOnce = true;

    private SipEndpoint start() {
        var settings = new SipSettings(
                InetAddress.getLoopbackAddress(), "127.0.0.1", 0, FloodLimits.USUAL, Duration.ofMillis(300));
        return SipEndpoint.start(settings, call -> {
            if (observedAtOnce) {
                call.observe(observer);
            }
            calls.add(call);
        });
    }

    @BeforeEach
    void pickUpAnotherPhone() {
        calls.clear();
        observedAtOnce = true;
        observer = new RecordingObserver();
        phone.close();
        phone = new TextPhone(endpoint.port());
    }

    @AfterAll
    void close() {
        phone.close();
        endpoint.close();
    }

    @Test
    void callerIsAnsweredAndHangsUp() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        phone.expect("SIP/2.0 100");
        InboundCall call = incoming();
        call.ring();
        String ringing = phone.expect("SIP/2.0 180");
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
        String ok = phone.expect("SIP/2.0 200");

        assertThat(call.from()).isEqualTo("+4930123");
        assertThat(call.fromName()).isEqualTo("Ann");
        assertThat(call.to()).isEqualTo("4711");
        assertThat(call.source().getPort()).isEqualTo(phone.port());
        assertThat(toTag(ringing)).isEqualTo(toTag(ok));
        assertThat(body(ok)).contains("m=audio 30000 RTP/AVP 8 96");
        assertThat(ok).doesNotContainIgnoringCase("server:").doesNotContainIgnoringCase("user-agent:");

        phone.branch = newBranch();
        phone.send(phone.request("ACK", 1, toTag(ok), ""));
        assertThat(observer.next()).isEqualTo("acknowledged");

        phone.branch = newBranch();
        phone.send(phone.request("BYE", 2, toTag(ok), ""));
        phone.expect("SIP/2.0 200");
        assertThat(observer.next()).isEqualTo("ended REMOTE_HUNG_UP");
    }

    @Test
    void ivrHangsUp() throws InterruptedException {
        InboundCall call = answeredCall();

        call.hangUp();

        String bye = phone.expect("BYE ");
        phone.send(phone.answerTo(bye, 200, ""));
        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
    }

    @Test
    void challengeToAByeIsNeverAnsweredWithCredentials() throws InterruptedException {
        InboundCall call = answeredCall();

        call.hangUp();

        phone.send(phone.answerTo(phone.expect("BYE "), 407, ""));
        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
        assertThat(phone.expectNothingBut("BYE ", Duration.ofMillis(600))).isEmpty();
    }

    @Test
    void callerGivesUpWhileItRings() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        incoming().ring();
        phone.expect("SIP/2.0 180");

        phone.send(phone.request("CANCEL", 1, "", ""));

        phone.expect("SIP/2.0 200");
        String terminated = phone.expect("SIP/2.0 487");
        phone.send(phone.request("ACK", 1, toTag(terminated), ""));
        assertThat(observer.next()).isEqualTo("ended CANCELLED");
        assertThat(observer.heardNothingMore()).isTrue();
    }

    @Test
    void callerWhoGivesUpAtOnceIsHeardHoweverQuicklyItComes() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            try (var caller = new TextPhone(endpoint.port())) {
                String cancel = caller.request("CANCEL", 1, "", "");

                caller.send(caller.request("INVITE", 1, "", TextPhone.OFFER));
                caller.send(cancel);

                List<String> heard = List.of(finalAnswer(caller), finalAnswer(caller));
                assertThat(heard).containsExactlyInAnyOrder("200 CANCEL", "487 INVITE");
                assertThat(observer.next()).isEqualTo("ended CANCELLED");
            }
        }
    }

    private static String finalAnswer(TextPhone caller) {
        String answer = caller.expect(
                message -> message.startsWith("SIP/2.0") && !message.startsWith("SIP/2.0 1"),
                "final answer",
                TextPhone.PATIENCE);
        String cseq = answer.lines()
                .filter(line -> line.startsWith("CSeq:"))
                .findFirst()
                .orElseThrow();
        return answer.substring(8, 11) + cseq.substring(cseq.lastIndexOf(' '));
    }

    @Test
    void whoObservesACallThatHasEndedHearsOfTheEnd() throws InterruptedException {
        observedAtOnce = false;
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        InboundCall call = incoming();
        phone.send(phone.request("CANCEL", 1, "", ""));
        phone.send(phone.request("ACK", 1, toTag(phone.expect("SIP/2.0 487")), ""));

        call.observe(observer);

        assertThat(observer.next()).isEqualTo("ended CANCELLED");
        assertThat(observer.heardNothingMore()).isTrue();
    }

    @Test
    void callWithoutAnOfferGetsOurs() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", ""));
        InboundCall call = incoming();
        assertThat(call.offer()).isEmpty();
        call.answer(OfferAnswer.offer(RecordingObserver.LOCAL));

        String ok = phone.expect("SIP/2.0 200");
        assertThat(body(ok)).contains("m=audio 30000 RTP/AVP 0 8 9 101");
        phone.branch = newBranch();
        phone.send(phone.request("ACK", 1, toTag(ok), TextPhone.OFFER));

        assertThat(observer.next()).isEqualTo("acknowledged 40000");
    }

    private static String parts(String... bodies) {
        var all = new StringBuilder();
        for (String body : bodies) {
            all.append("--b1\r\n").append(body).append("\r\n");
        }
        return all + "--b1--\r\n";
    }

    @Test
    void offerBesideASignalOfTheCarrierIsAnswered() throws InterruptedException {
        String body = parts(
                "Content-Type: application/isup;version=itu-t92+\r\n"
                        + "Content-Disposition: signal;handling=optional\r\n\r\n\u0001",
                "Content-Type: application/sdp\r\n\r\n" + TextPhone.OFFER);

        phone.send(phone.request("INVITE", 1, "", "multipart/mixed;boundary=b1", body, new String[0]));
        InboundCall call = incoming();
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));

        assertThat(body(phone.expect("SIP/2.0 200"))).contains("m=audio 30000 RTP/AVP 8 96");
    }

    @Test
    void callWhosePartsHaveNoOfferGetsOurs() throws InterruptedException {
        String body = parts("Content-Type: application/pidf+xml\r\n\r\n<presence/>");

        phone.send(phone.request("INVITE", 1, "", "multipart/mixed;boundary=\"b1\"", body, new String[0]));

        InboundCall call = incoming();
        assertThat(call.offer()).isEmpty();
        call.reject(486);
        phone.expect("SIP/2.0 486");
    }

    @Test
    void partThatMustBeUnderstoodIsRefusedAndSaysWhatWeRead() {
        String body = parts(
                "Content-Type: application/isup\r\nContent-Disposition: signal;handling=required\r\n\r\n\u0001",
                "Content-Type: application/sdp\r\n\r\n" + TextPhone.OFFER);

        phone.send(phone.request("INVITE", 1, "", "multipart/mixed;boundary=b1", body, new String[0]));

        assertThat(phone.expect("SIP/2.0 415")).contains("Accept: application/sdp, multipart/mixed");
    }

    @Test
    void ourOfferWithoutAnAnswerEndsTheCall() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", ""));
        incoming().answer(OfferAnswer.offer(RecordingObserver.LOCAL));
        String ok = phone.expect("SIP/2.0 200");

        phone.branch = newBranch();
        phone.send(phone.request("ACK", 1, toTag(ok), ""));

        phone.send(phone.answerTo(phone.expect("BYE "), 200, ""));
        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
    }

    @Test
    void retransmittedInviteIsOneCallAndAnsweredTheSame() throws InterruptedException {
        String invite = phone.request("INVITE", 1, "", TextPhone.OFFER);
        phone.send(invite);
        InboundCall call = incoming();
        call.ring();
        String first = phone.expect("SIP/2.0 180");

        phone.send(invite);

        assertThat(phone.expect("SIP/2.0 180")).isEqualTo(first);
        assertThat(calls).isEmpty();
    }

    @Test
    void mergedRequestIsALoop() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        incoming().ring();
        phone.expect("SIP/2.0 180");

        phone.branch = newBranch();
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));

        phone.expect("SIP/2.0 482");
        assertThat(calls).isEmpty();
    }

    @Test
    void answerIsRepeatedUntilItIsAcknowledged() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        InboundCall call = incoming();
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
        String first = phone.expect("SIP/2.0 200");

        assertThat(phone.expect("SIP/2.0 200")).isEqualTo(first);
    }

    @Test
    void rejectedCallHearsWhenToTryAgain() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));

        incoming().reject(503, Duration.ofSeconds(7));

        assertThat(phone.expect("SIP/2.0 503")).contains("Retry-After: 7");
        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
    }

    @Test
    void byeForNoCallIsUnknown() {
        phone.send(phone.request("BYE", 1, "nobody", ""));
        phone.expect("SIP/2.0 481");

        phone.branch = newBranch();
        phone.send(phone.request("INVITE", 2, "nobody", TextPhone.OFFER));
        phone.expect("SIP/2.0 481");
        assertThat(calls).isEmpty();
    }

    @Test
    void drainingLetsRunningCallsGoOnAndTurnsNewOnesAway() throws InterruptedException {
        SipEndpoint drained = start();
        phone.close();
        phone = new TextPhone(drained.port());
        answeredCall();

        drained.drain();

        try (var other = new TextPhone(drained.port())) {
            other.send(other.request("OPTIONS", 1, "", ""));
            assertThat(other.expect("SIP/2.0 503")).contains("Retry-After: 5");
            other.branch = newBranch();
            other.send(other.request("INVITE", 2, "", TextPhone.OFFER));
            assertThat(other.expect("SIP/2.0 503")).contains("Retry-After: 5");
        }
        phone.send(phone.request("OPTIONS", 2, lastTag, ""));
        phone.expect("SIP/2.0 200");
        phone.branch = newBranch();
        phone.send(phone.request("BYE", 3, lastTag, ""));
        phone.expect("SIP/2.0 200");
        assertThat(observer.next()).isEqualTo("ended REMOTE_HUNG_UP");
        drained.close();
    }

    @Test
    void answerToASmallQuestionOfAStrangerIsNotMuchLargerThanTheQuestion() {
        String small = phone.request("OPTIONS", 1, "", "").replaceFirst("Contact: .*\r\n", "");

        phone.send(small);
        String answer = phone.expect("SIP/2.0 200");

        assertThat(answer.length()).isLessThanOrEqualTo(small.length() + 64);
        assertThat(answer).doesNotContain("Allow:").contains("Content-Length: 0");
    }

    @Test
    void whoAsksAtLengthHearsWhatWeCanDo() {
        phone.send(phone.request("OPTIONS", 1, "", "", "Subject: " + "x".repeat(200)));

        assertThat(phone.expect("SIP/2.0 200"))
                .contains("Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK")
                .contains("Accept: application/sdp");
    }

    @Test
    void closingEndsRunningCallsWithByeAndTakesNoMore() throws InterruptedException {
        SipEndpoint closed = start();
        phone.close();
        phone = new TextPhone(closed.port());
        answeredCall();
        Thread closing = Thread.ofVirtual().start(closed::close);
        String bye = phone.expect("BYE ");

        try (var late = new TextPhone(closed.port())) {
            late.send(late.request("INVITE", 1, "", TextPhone.OFFER));
            late.expect("SIP/2.0 503");
        }
        phone.send(phone.answerTo(bye, 200, ""));

        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
        assertThat(closing.join(TextPhone.PATIENCE)).isTrue();
    }

    private InboundCall answeredCall() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        InboundCall call = incoming();
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
        lastTag = toTag(phone.expect("SIP/2.0 200"));
        acknowledge(1, lastTag);
        assertThat(observer.next()).isEqualTo("acknowledged");
        return call;
    }

    private void acknowledge(int cseq, String tag) {
        phone.branch = newBranch();
        phone.send(phone.request("ACK", cseq, tag, ""));
        phone.branch = newBranch();
    }

    private InboundCall incoming() throws InterruptedException {
        InboundCall call = calls.poll(5, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        return Objects.requireNonNull(call);
    }
}
