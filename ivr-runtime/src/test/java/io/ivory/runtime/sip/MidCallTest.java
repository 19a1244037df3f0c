package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextPhone.body;
import static io.ivory.runtime.sip.TextPhone.newBranch;
import static io.ivory.runtime.sip.TextPhone.sdp;
import static io.ivory.runtime.sip.TextPhone.toTag;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What callers ask for while their call is up: another sound, keys, news of a REFER. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class MidCallTest {

    private final BlockingQueue<InboundCall> calls = new LinkedBlockingQueue<>();
    private final SipEndpoint endpoint = start();
    private RecordingObserver observer = new RecordingObserver();
    private TextPhone phone = new TextPhone(endpoint.port());
    private String lastTag = "";

    private SipEndpoint start() {
        var settings = new SipSettings(
                InetAddress.getLoopbackAddress(), "127.0.0.1", 0, FloodLimits.USUAL, Duration.ofMillis(300));
        return SipEndpoint.start(settings, call -> {
            call.observe(observer);
            calls.add(call);
        });
    }

    @BeforeEach
    void pickUpAnotherPhone() {
        calls.clear();
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
    void callIsHeldAndResumedOnAnotherPort() throws InterruptedException {
        answeredCall();
        String tag = lastTag;

        phone.send(phone.request("INVITE", 2, tag, sdp("sendonly", "127.0.0.1", 40_000)));
        assertThat(body(phone.expect("SIP/2.0 200"))).contains("a=recvonly");
        assertThat(observer.next()).isEqualTo("reoffer 40000 SENDONLY");
        acknowledge(2, tag);

        phone.send(phone.request("INVITE", 3, tag, sdp("sendrecv", "127.0.0.1", 40_002)));
        assertThat(body(phone.expect("SIP/2.0 200"))).contains("a=sendrecv");
        assertThat(observer.next()).isEqualTo("reoffer 40002 SENDRECV");
        acknowledge(3, tag);
    }

    @Test
    void midCallOfferOfOursIsAnsweredInTheAck() throws InterruptedException {
        answeredCall();
        String tag = lastTag;

        phone.send(phone.request("INVITE", 2, tag, ""));
        phone.expect("SIP/2.0 200");
        assertThat(observer.next()).isEqualTo("offer wanted");
        phone.branch = newBranch();
        phone.send(phone.request("ACK", 2, tag, sdp("sendrecv", "127.0.0.1", 40_010)));

        assertThat(observer.next()).isEqualTo("offer answered 40010");
    }

    @Test
    void impossibleMidCallOfferLeavesTheCallAsItWas() throws InterruptedException {
        InboundCall call = answeredCall();

        phone.send(phone.request("INVITE", 2, lastTag, TextPhone.OFFER.replace("RTP/AVP 8 0 96", "RTP/AVP 18")));
        assertThat(phone.expect("SIP/2.0 488")).contains("Warning: 305 127.0.0.1 \"Incompatible media format\"");
        phone.send(phone.request("ACK", 2, lastTag, ""));
        call.hangUp();

        phone.expect("BYE ");
    }

    @Test
    void updateChangesTheAudio() throws InterruptedException {
        answeredCall();

        phone.send(phone.request("UPDATE", 2, lastTag, sdp("inactive", "127.0.0.1", 40_000)));

        assertThat(body(phone.expect("SIP/2.0 200"))).contains("a=inactive");
        assertThat(observer.next()).isEqualTo("reoffer 40000 INACTIVE");
    }

    @Test
    void offerThatMeetsAnOfferOfOursHearsToWait() throws InterruptedException {
        answeredCall();
        phone.send(phone.request("INVITE", 2, lastTag, ""));
        phone.expect("SIP/2.0 200");
        assertThat(observer.next()).isEqualTo("offer wanted");

        phone.branch = newBranch();
        phone.send(phone.request("UPDATE", 3, lastTag, sdp("inactive", "127.0.0.1", 40_000)));
        assertThat(phone.expect("SIP/2.0 491")).contains("Retry-After: ");

        phone.branch = newBranch();
        phone.send(phone.request("ACK", 2, lastTag, sdp("sendrecv", "127.0.0.1", 40_010)));
        assertThat(observer.next()).isEqualTo("offer answered 40010");
        phone.branch = newBranch();
        phone.send(phone.request("UPDATE", 4, lastTag, sdp("inactive", "127.0.0.1", 40_000)));
        assertThat(observer.next()).isEqualTo("reoffer 40000 INACTIVE");
    }

    @Test
    void updateThatChangesNothingHearsWhereWeAre() throws InterruptedException {
        answeredCall();

        phone.send(phone.request("UPDATE", 2, lastTag, ""));

        assertThat(phone.expect("SIP/2.0 200")).contains("Contact: <sip:127.0.0.1:" + endpoint.port() + ">");
    }

    @Test
    void callWithoutMaxForwardsInItsAckAndByeIsACall() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        InboundCall call = incoming();
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
        String tag = toTag(phone.expect("SIP/2.0 200"));

        phone.branch = newBranch();
        phone.send(phone.request("ACK", 1, tag, "").replace("Max-Forwards: 70\r\n", ""));
        assertThat(observer.next()).isEqualTo("acknowledged");
        phone.branch = newBranch();
        phone.send(phone.request("BYE", 2, tag, "").replace("Max-Forwards: 70\r\n", ""));

        phone.expect("SIP/2.0 200");
        assertThat(observer.next()).isEqualTo("ended REMOTE_HUNG_UP");
    }

    @Test
    void offerOfPicturesOnlyIsTurnedAwayWithTheReason() throws InterruptedException {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER.replace("m=audio", "m=video")));

        incoming().reject(488);

        assertThat(phone.expect("SIP/2.0 488")).contains("Warning: 304 127.0.0.1 \"Media type not available\"");
    }

    @Test
    void infoReportsAKey() throws InterruptedException {
        answeredCall();

        phone.send(phone.request(
                "INFO", 2, lastTag, "application/dtmf-relay", "Signal=5\r\nDuration=160\r\n", new String[0]));

        phone.expect("SIP/2.0 200");
        assertThat(observer.next()).isEqualTo("digit 5");
    }

    @Test
    void callerIsReferredToSomebodyElse() throws InterruptedException {
        InboundCall call = answeredCall();
        var outcome = new CompletableFuture<Integer>();

        call.refer("sip:anna@127.0.0.9:5070", outcome::complete);
        String refer = phone.expect("REFER ");
        assertThat(refer).contains("Refer-To: <sip:anna@127.0.0.9:5070>");
        phone.send(phone.answerTo(refer, 202, ""));
        notify(2, "SIP/2.0 180 Ringing", "active;expires=60");
        assertThat(outcome).isNotDone();
        notify(3, "SIP/2.0 200 OK", "terminated;reason=noresource");

        assertThat(outcome).succeedsWithin(TextPhone.PATIENCE).isEqualTo(200);
    }

    private void notify(int cseq, String status, String state) {
        String[] headers = {"Event: refer", "Subscription-State: " + state};
        phone.branch = newBranch();
        phone.send(phone.request("NOTIFY", cseq, lastTag, "message/sipfrag;version=2.0", status + "\r\n", headers));
        phone.expect("SIP/2.0 200");
    }

    @Test
    void whereReferIsUnknownTheCallGoesOn() throws InterruptedException {
        InboundCall call = answeredCall();
        var outcome = new CompletableFuture<Integer>();

        call.refer("sip:anna@127.0.0.9", outcome::complete);
        phone.send(phone.answerTo(phone.expect("REFER "), 405, ""));

        assertThat(outcome).succeedsWithin(TextPhone.PATIENCE).isEqualTo(405);
        call.hangUp();
        phone.expect("BYE ");
    }

    @Test
    void referralThatNobodyAskedForIsUnknownAndMovesNothing() throws InterruptedException {
        InboundCall call = answeredCall();

        phone.send(phone.request("NOTIFY", 2, lastTag, "", "Event: refer", "Subscription-State: terminated"));
        phone.expect("SIP/2.0 481");

        call.hangUp();
        phone.expect("BYE ");
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
