package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Calls that we place and that a proxy hands to several telephones: each answers with its own tag in To (RFC 3261
 * section 12.1.2).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class ForkedCallTest {

    private static final String DESK = "desk";
    private static final String KITCHEN = "kitchen";

    private final SipEndpoint endpoint =
            SipEndpoint.start(SipSettings.on(InetAddress.getLoopbackAddress(), 0), call -> call.reject(404));

    private RecordingObserver observer = new RecordingObserver();
    private TextPhone phone = new TextPhone(endpoint.port());

    @AfterEach
    void nextPhone() {
        phone.close();
        phone = new TextPhone(endpoint.port());
        observer = new RecordingObserver();
    }

    @AfterAll
    void close() {
        phone.close();
        endpoint.close();
    }

    private OutboundCall call() {
        return endpoint.call(
                "sip:bob@127.0.0.1:" + phone.port(), "+49800", OfferAnswer.offer(RecordingObserver.LOCAL), observer);
    }

    /** What the telephone with this tag answers. */
    private void answers(String tag, String invite, int status, String body) {
        phone.send(from(tag, phone.answerTo(invite, status, body)));
    }

    /** Answers until that is acknowledged (RFC 3261 section 13.3.1.4), and returns whose answer was. */
    private String insistsOnAnswering(String tag, String invite) {
        String next = "";
        for (int sent = 0; sent < 10 && !next.startsWith("ACK "); sent++) {
            answers(tag, invite, 200, descriptionWithPort(41_000));
            next = phone.expectNothingBut("(anything)", Duration.ofMillis(500));
        }
        assertThat(next).startsWith("ACK ");
        return TextPhone.toTag(next);
    }

    private static String from(String tag, String answer) {
        return answer.replace(";tag=phone", ";tag=" + tag);
    }

    private static String descriptionWithPort(int port) {
        return TextPhone.sdp("sendrecv", "127.0.0.1", port);
    }

    @Test
    void theSecondTelephoneThatRingsMayBeTheOneThatAnswers() {
        OutboundCall call = call();
        String invite = phone.expect("INVITE ");
        answers(DESK, invite, 180, "");
        assertThat(observer.next()).isEqualTo("ringing");
        answers(KITCHEN, invite, 180, "");
        assertThat(observer.next()).isEqualTo("ringing");

        answers(KITCHEN, invite, 200, TextPhone.OFFER);

        assertThat(TextPhone.toTag(phone.expect("ACK "))).isEqualTo(KITCHEN);
        assertThat(observer.next()).isEqualTo("answered 40000");
        call.hangUp();
        String bye = phone.expect("BYE ");
        assertThat(TextPhone.toTag(bye)).isEqualTo(KITCHEN);
        phone.send(phone.answerTo(bye, 200, ""));
        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
    }

    @Test
    void theFirstTelephoneMayAnswerAfterTheSecondHasRung() {
        OutboundCall call = call();
        String invite = phone.expect("INVITE ");
        answers(DESK, invite, 180, "");
        assertThat(observer.next()).isEqualTo("ringing");
        answers(KITCHEN, invite, 183, descriptionWithPort(41_000));
        assertThat(observer.next()).isEqualTo("early media 41000");

        answers(DESK, invite, 200, TextPhone.OFFER);

        assertThat(TextPhone.toTag(phone.expect("ACK "))).isEqualTo(DESK);
        assertThat(observer.next()).isEqualTo("answered 40000");
        call.hangUp();
        String bye = phone.expect("BYE ");
        assertThat(TextPhone.toTag(bye)).isEqualTo(DESK);
        phone.send(phone.answerTo(bye, 200, ""));
        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
    }

    @Test
    void aSecondTelephoneThatAnswersTooIsHungUp() {
        OutboundCall call = call();
        String invite = phone.expect("INVITE ");
        answers(DESK, invite, 180, "");
        assertThat(observer.next()).isEqualTo("ringing");
        answers(KITCHEN, invite, 180, "");
        assertThat(observer.next()).isEqualTo("ringing");
        answers(DESK, invite, 200, TextPhone.OFFER);
        assertThat(TextPhone.toTag(phone.expect("ACK "))).isEqualTo(DESK);
        assertThat(observer.next()).isEqualTo("answered 40000");

        assertThat(insistsOnAnswering(KITCHEN, invite)).isEqualTo(KITCHEN);
        String bye = phone.expect("BYE ");
        assertThat(TextPhone.toTag(bye)).isEqualTo(KITCHEN);
        phone.send(phone.answerTo(bye, 200, ""));
        assertThat(observer.heardNothingMore()).isTrue();
        call.hangUp();
        assertThat(TextPhone.toTag(phone.expect("BYE "))).isEqualTo(DESK);
    }

    @Test
    void aTelephoneThatNeverRangAndAnswersTooIsHungUp() {
        call();
        String invite = phone.expect("INVITE ");
        answers(DESK, invite, 200, TextPhone.OFFER);
        assertThat(TextPhone.toTag(phone.expect("ACK "))).isEqualTo(DESK);

        assertThat(insistsOnAnswering(KITCHEN, invite)).isEqualTo(KITCHEN);
        assertThat(TextPhone.toTag(phone.expect("BYE "))).isEqualTo(KITCHEN);
    }

    @Test
    void aTelephoneThatAnswersAfterTheCallIsOverIsHungUp() {
        OutboundCall call = call();
        String invite = phone.expect("INVITE ");
        answers(DESK, invite, 200, TextPhone.OFFER);
        phone.expect("ACK ");
        call.hangUp();
        phone.send(phone.answerTo(phone.expect("BYE "), 200, ""));
        assertThat(observer.next()).isEqualTo("answered 40000");
        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");

        assertThat(insistsOnAnswering(KITCHEN, invite)).isEqualTo(KITCHEN);
        assertThat(TextPhone.toTag(phone.expect("BYE "))).isEqualTo(KITCHEN);
    }

    @Test
    void theDescriptionOfARingingIsTheAnswerWhereThe200HasNone() {
        call();
        String invite = phone.expect("INVITE ");
        answers(DESK, invite, 183, descriptionWithPort(41_000));
        assertThat(observer.next()).isEqualTo("early media 41000");
        answers(KITCHEN, invite, 180, descriptionWithPort(42_000));
        assertThat(observer.next()).isEqualTo("ringing");

        answers(KITCHEN, invite, 200, "");

        phone.expect("ACK ");
        assertThat(observer.next()).isEqualTo("answered 42000");
    }

    @Test
    void theDescriptionOfAnotherTelephoneIsNoAnswer() {
        call();
        String invite = phone.expect("INVITE ");
        answers(DESK, invite, 183, descriptionWithPort(41_000));
        assertThat(observer.next()).isEqualTo("early media 41000");

        answers(KITCHEN, invite, 200, "");

        phone.expect("ACK ");
        phone.send(phone.answerTo(phone.expect("BYE "), 200, ""));
        assertThat(observer.next()).isEqualTo("failed 488");
    }

    @Test
    void telephonesThatOnlyRangLeaveNothingBehind() {
        try (SipEndpoint own = SipEndpoint.start(
                        SipSettings.on(InetAddress.getLoopbackAddress(), 0), call -> call.reject(404));
                var bob = new TextPhone(own.port())) {
            OutboundCall call = own.call(
                    "sip:bob@127.0.0.1:" + bob.port(), "", OfferAnswer.offer(RecordingObserver.LOCAL), observer);
            String invite = bob.expect("INVITE ");
            bob.send(from(DESK, bob.answerTo(invite, 180, "")));
            bob.send(from(KITCHEN, bob.answerTo(invite, 180, "")));
            bob.send(from("garden", bob.answerTo(invite, 200, TextPhone.OFFER)));
            bob.expect("ACK ");

            call.hangUp();
            bob.send(bob.answerTo(bob.expect("BYE "), 200, ""));

            await().atMost(Duration.ofSeconds(20)) // the stack keeps ended dialogs for eight seconds
                    .until(() -> own.counters().dialogs() == 0 && own.counters().calls() == 0);
        }
    }
}
