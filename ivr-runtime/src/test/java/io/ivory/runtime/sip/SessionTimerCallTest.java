package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextPhone.newBranch;
import static io.ivory.runtime.sip.TextPhone.toTag;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Session timers and reliable ringing in calls over UDP, with intervals of seconds instead of minutes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class SessionTimerCallTest {

    private final SipEndpoint endpoint = SipEndpoint.start(
            new SipSettings(
                    InetAddress.getLoopbackAddress(),
                    "127.0.0.1",
                    0,
                    FloodLimits.USUAL,
                    Duration.ofMillis(300),
                    new SessionTimer.Limits(Duration.ofSeconds(1), Duration.ofSeconds(2))),
            this::take);
    private RecordingObserver observer = new RecordingObserver();
    private TextPhone phone = new TextPhone(endpoint.port());

    private void take(InboundCall call) {
        call.observe(observer);
        call.ring();
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
    }

    @BeforeEach
    void pickUpAnotherPhone() {
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
    void tooShortAnIntervalIsRefusedWithTheShortest() {
        invite("Supported: timer", "Session-Expires: 0;refresher=uac");

        assertThat(phone.expect("SIP/2.0 422")).contains("Min-SE: 1");
    }

    @Test
    void callerWhoPromisedToRefreshAndDoesNotIsHungUpOn() throws InterruptedException {
        String ok = callWith("Supported: timer", "Session-Expires: 1;refresher=uac");
        assertThat(ok).contains("Session-Expires: 1;refresher=uac").contains("Require: timer");

        String bye = phone.expect("BYE ");

        assertThat(bye).contains("Reason: SIP;cause=408");
        phone.send(phone.answerTo(bye, 200, ""));
        assertThat(observer.next()).isEqualTo("ended EXPIRED");
    }

    @Test
    void refreshesOfTheCallerKeepTheCall() throws InterruptedException {
        String tag = toTag(callWith("Supported: timer", "Session-Expires: 2;refresher=uac"));

        phone.branch = newBranch();
        phone.send(phone.request("UPDATE", 2, tag, "", "Supported: timer", "Session-Expires: 600;refresher=uac"));

        assertThat(phone.expect("SIP/2.0 200")).contains("Session-Expires: 600;refresher=uac");
        assertThat(phone.expectNothingBut("SIP/2.0", Duration.ofMillis(1_600))).isEmpty();
    }

    @Test
    void weRefreshWithUpdateWhereTheCallerLeavesItToUs() throws InterruptedException {
        callWith("Supported: timer", "Session-Expires: 1;refresher=uas", "Allow: INVITE, UPDATE");

        String first = phone.expect("UPDATE ");
        assertThat(first).contains("Session-Expires: 1;refresher=uac").contains("Content-Length: 0");
        phone.send(phone.answerTo(first, 200, "", "Session-Expires: 1;refresher=uac"));

        phone.expect(
                message -> message.startsWith("UPDATE ") && !sequence(message).equals(sequence(first)),
                "second",
                TextPhone.PATIENCE);
    }

    @Test
    void weRefreshWithTheOldOfferWhereUpdateIsNotAllowed() throws InterruptedException {
        String ok = callWith("Supported: timer", "Session-Expires: 1;refresher=uas", "Allow: INVITE, BYE");

        String again = phone.expect("INVITE ");
        assertThat(TextPhone.body(again)).isEqualTo(TextPhone.body(ok));
        phone.send(phone.answerTo(again, 200, TextPhone.OFFER));

        phone.expect("ACK ");
    }

    @Test
    void callThatTheOtherSideHasForgottenEnds() throws InterruptedException {
        callWith("Supported: timer", "Session-Expires: 1;refresher=uas", "Allow: INVITE, UPDATE");

        phone.send(phone.answerTo(phone.expect("UPDATE "), 481, ""));

        phone.send(phone.answerTo(phone.expect("BYE "), 200, ""));
        assertThat(observer.next()).isEqualTo("ended EXPIRED");
    }

    @Test
    void refreshThatIsTooEarlyForTheOtherSideIsRepeatedWithItsInterval() throws InterruptedException {
        callWith("Supported: timer", "Session-Expires: 1;refresher=uas", "Allow: INVITE, UPDATE");

        phone.send(phone.answerTo(phone.expect("UPDATE "), 422, "", "Min-SE: 300"));

        phone.expect(message -> message.contains("Session-Expires: 300"), "longer refresh", TextPhone.PATIENCE);
    }

    @Test
    void refreshThatCrossesARequestOfTheirsIsSentAgain() throws InterruptedException {
        callWith("Supported: timer", "Session-Expires: 2;refresher=uas", "Allow: INVITE, UPDATE");

        String first = phone.expect("UPDATE ");
        phone.send(phone.answerTo(first, 491, ""));

        String second = phone.expect(
                message -> message.startsWith("UPDATE ") && !sequence(message).equals(sequence(first)),
                "second",
                TextPhone.PATIENCE);
        phone.send(phone.answerTo(second, 200, "", "Session-Expires: 600;refresher=uac"));
        assertThat(phone.expectNothingBut("SIP/2.0", Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void whoAllowsUpdateAndDoesNotKnowItIsRefreshedByInvite() throws InterruptedException {
        callWith("Supported: timer", "Session-Expires: 2;refresher=uas", "Allow: INVITE, UPDATE");

        phone.send(phone.answerTo(phone.expect("UPDATE "), 501, ""));

        phone.send(phone.answerTo(phone.expect("INVITE "), 200, TextPhone.OFFER, "Session-Expires: 600;refresher=uac"));
        phone.expect("ACK ");
        assertThat(phone.expectNothingBut("SIP/2.0", Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void callerWhoRequiresItHearsOfTheRingingUntilItIsAcknowledged() throws InterruptedException {
        invite("Require: 100rel");
        String ringing = phone.expect("SIP/2.0 180");
        String tag = toTag(ringing);
        String sequence = line(ringing, "RSeq: ");
        assertThat(ringing).contains("Require: 100rel");
        assertThat(phone.expect("SIP/2.0 180")).isEqualTo(ringing);

        phone.branch = newBranch();
        phone.send(phone.request("PRACK", 2, tag, "", "RAck: " + sequence + " 1 INVITE"));
        phone.expect(
                message -> message.startsWith("SIP/2.0 200") && message.contains("PRACK"), "200", TextPhone.PATIENCE);
        phone.expect(
                message -> message.startsWith("SIP/2.0 200") && message.contains("INVITE"), "200", TextPhone.PATIENCE);
        phone.branch = newBranch();
        phone.send(phone.request("ACK", 1, tag, ""));

        assertThat(observer.next()).isEqualTo("acknowledged");
    }

    @Test
    void acknowledgementOfAnotherRingingIsUnknown() throws InterruptedException {
        invite("Require: 100rel");
        String ringing = phone.expect("SIP/2.0 180");
        long sequence = Long.parseLong(line(ringing, "RSeq: "));

        phone.branch = newBranch();
        phone.send(phone.request("PRACK", 2, toTag(ringing), "", "RAck: " + (sequence + 1) + " 1 INVITE"));
        assertThat(phone.expect("SIP/2.0 481")).contains("CSeq: 2 PRACK");
        phone.branch = newBranch();
        phone.send(phone.request("PRACK", 3, toTag(ringing), "", "RAck: " + sequence + " 1 INVITE"));

        phone.expect(
                message -> message.startsWith("SIP/2.0 200") && message.contains("PRACK"), "200", TextPhone.PATIENCE);
    }

    private void invite(String... headers) {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER, headers));
    }

    private String callWith(String... headers) throws InterruptedException {
        invite(headers);
        String ok = phone.expect("SIP/2.0 200");
        phone.branch = newBranch();
        phone.send(phone.request("ACK", 1, toTag(ok), ""));
        assertThat(observer.next()).isEqualTo("acknowledged");
        return ok;
    }

    private static String sequence(String message) {
        return line(message, "CSeq: ");
    }

    private static String line(String message, String start) {
        return message.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
