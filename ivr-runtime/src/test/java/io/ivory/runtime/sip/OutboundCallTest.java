package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that we place, over UDP on loopback. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class OutboundCallTest {

    private final SipEndpoint endpoint = SipEndpoint.start(
            new SipSettings(
                    InetAddress.getLoopbackAddress(), "127.0.0.1", 0, FloodLimits.USUAL, Duration.ofMillis(300)),
            call -> call.reject(404));

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

    @Test
    void calledPartyRingsAnswersAndHangsUp() {
        call();
        String invite = phone.expect("INVITE sip:bob@127.0.0.1");
        phone.send(phone.answerTo(invite, 180, ""));
        assertThat(observer.next()).isEqualTo("ringing"); // two messages sent at once may overtake each other
        phone.send(phone.answerTo(invite, 200, TextPhone.OFFER));
        String ack = phone.expect("ACK ");

        assertThat(TextPhone.body(invite)).contains("m=audio 30000 RTP/AVP 0 8 9 101");
        assertThat(invite).contains("<sip:+49800@127.0.0.1>");
        assertThat(ack).contains("CSeq: 1 ACK");
        assertThat(observer.next()).isEqualTo("answered 40000");

        phone.send(byeFor(invite));
        phone.expect("SIP/2.0 200");
        assertThat(observer.next()).isEqualTo("ended REMOTE_HUNG_UP");
    }

    @ParameterizedTest
    @CsvSource({
        "<sip:bob@127.0.0.1:PORT>, sip:bob@127.0.0.1:PORT",
        "<sip:bob@127.0.0.1:PORT;ob>, sip:bob@127.0.0.1:PORT;ob",
        "<sip:bob@127.0.0.1:PORT;method=REFER?Replaces=other&Subject=x>, sip:bob@127.0.0.1:PORT",
        "Bob <sip:127.0.0.1:PORT>;expires=60, sip:127.0.0.1:PORT"
    })
    void anotherTelephoneTakesOurPlaceWhereTheCalledPartySaysThatItIs(String contact, String address) {
        OutboundCall call = call();
        String invite = phone.expect("INVITE ");
        assertThat(call.replacement()).isEmpty();
        String port = String.valueOf(phone.port());
        phone.send(phone.answerTo(invite, 200, TextPhone.OFFER)
                .replaceFirst("Contact: .*", "Contact: " + contact.replace("PORT", port)));
        assertThat(observer.next()).isEqualTo("answered 40000");

        var names =
                Pattern.compile("From:.*;tag=(\\S+)[\\s\\S]*Call-ID: (\\S+)").matcher(headersInOrder(invite));
        assertThat(names.find()).isTrue();
        assertThat(call.replacement())
                .contains(address.replace("PORT", port) + "?Require=replaces&Replaces="
                        + names.group(2).replace("@", "%40") + "%3Bto-tag%3Dphone%3Bfrom-tag%3D" + names.group(1));
        call.hangUp();
        phone.send(phone.answerTo(phone.expect("BYE "), 200, ""));
    }

    private static String headersInOrder(String message) {
        return message.lines()
                        .filter(line -> line.startsWith("From:"))
                        .findFirst()
                        .orElseThrow() + "\n"
                + message.lines()
                        .filter(line -> line.startsWith("Call-ID:"))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice smith       | alice%20smith",
                "x>;tag=evil       | x%3E%3Btag%3Devil",
                "a@evil.example    | a%40evil.example",
                "50%               | 50%25",
                "*31#              | *31%23",
                "a:b               | a%3Ab",
                "Jörg              | J%C3%B6rg",
                "''                | anonymous"
            })
    void whatTheCallerIsCalledStaysAName(String caller, String user) {
        endpoint.call(
                "sip:bob@127.0.0.1:" + phone.port(), caller, OfferAnswer.offer(RecordingObserver.LOCAL), observer);

        String invite = phone.expect("INVITE ");

        phone.send(phone.answerTo(invite, 486, ""));
        assertThat(header(invite, "From"))
                .matches("<sip:" + Pattern.quote(user) + "@127\\.0\\.0\\.1>;tag=[0-9a-f]{16}");
    }

    @Test
    void weHangUpAnAnsweredCall() {
        OutboundCall call = call();
        phone.send(phone.answerTo(phone.expect("INVITE "), 200, TextPhone.OFFER));
        phone.expect("ACK ");

        call.hangUp();

        phone.send(phone.answerTo(phone.expect("BYE "), 200, ""));
        assertThat(observer.next()).isEqualTo("answered 40000");
        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
    }

    @Test
    void soundBeforeTheAnswerIsTold() {
        call();

        phone.send(phone.answerTo(phone.expect("INVITE "), 183, TextPhone.OFFER));

        assertThat(observer.next()).isEqualTo("early media 40000");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 480, 486, 603, 302, 407})
    void refusalEndsTheAttemptAndIsAcknowledged(int status) {
        call();

        phone.send(phone.answerTo(phone.expect("INVITE "), status, ""));

        phone.expect("ACK ");
        assertThat(observer.next()).isEqualTo("failed " + status);
        assertThat(phone.expectNothingBut("ACK ", Duration.ofMillis(200))).isEmpty();
    }

    @Test
    void hangingUpWhileItRingsCancels() {
        OutboundCall call = call();
        String invite = phone.expect("INVITE ");
        phone.send(phone.answerTo(invite, 180, ""));
        assertThat(observer.next()).isEqualTo("ringing");

        call.hangUp();

        String cancel = phone.expect("CANCEL ");
        phone.send(phone.answerTo(cancel, 200, ""));
        phone.send(phone.answerTo(invite, 487, ""));
        phone.expect("ACK ");
        assertThat(observer.next()).isEqualTo("failed 487");
        assertThat(cancel).doesNotContain("Reason:");
    }

    @Test
    void telephoneHearsThatAnotherOneHasAnswered() {
        OutboundCall call = call();
        String invite = phone.expect("INVITE ");
        phone.send(phone.answerTo(invite, 180, ""));
        assertThat(observer.next()).isEqualTo("ringing");

        call.hangUpAnsweredElsewhere();

        String cancel = phone.expect("CANCEL ");
        phone.send(phone.answerTo(cancel, 200, ""));
        phone.send(phone.answerTo(invite, 487, ""));
        phone.expect("ACK ");
        assertThat(cancel).contains("Reason: SIP;cause=200;text=\"Call completed elsewhere\"");
        assertThat(observer.next()).isEqualTo("failed 487");
    }

    @Test
    void answerThatCrossesTheCancelIsHungUp() {
        OutboundCall call = call();
        String invite = phone.expect("INVITE ");
        phone.send(phone.answerTo(invite, 180, ""));
        assertThat(observer.next()).isEqualTo("ringing");
        call.hangUp();
        phone.expect("CANCEL ");

        phone.send(phone.answerTo(invite, 200, TextPhone.OFFER));

        phone.expect("ACK ");
        phone.send(phone.answerTo(phone.expect("BYE "), 200, ""));
        assertThat(observer.next()).isEqualTo("failed 487");
    }

    @Test
    void lostAckIsSentAgain() {
        call();
        String invite = phone.expect("INVITE ");
        String ok = phone.answerTo(invite, 200, TextPhone.OFFER);
        phone.send(ok);
        String first = phone.expect("ACK ");

        phone.send(ok);

        assertThat(phone.expect("ACK ")).isEqualTo(first);
        assertThat(observer.next()).isEqualTo("answered 40000");
        assertThat(observer.heardNothingMore()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "tel:+49800", "mailto:bob@shop.example", "sip:bob@127.0.0.1;maddr=10.0.0.1"})
    void onlySipAddressesCanBeCalled(String target) {
        var offer = OfferAnswer.offer(RecordingObserver.LOCAL);

        assertThatThrownBy(() -> endpoint.call(target, "", offer, observer))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The called party's own BYE: its To is our From. */
    private String byeFor(String invite) {
        String from = header(invite, "From");
        return String.join(
                "\r\n",
                "BYE sip:127.0.0.1:" + endpoint.port() + " SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1:" + phone.port() + ";branch=" + TextPhone.newBranch(),
                "From: " + header(invite, "To") + ";tag=phone",
                "To: " + from,
                "Call-ID: " + header(invite, "Call-ID"),
                "CSeq: 1 BYE",
                "Max-Forwards: 70",
                "Content-Length: 0",
                "",
                "");
    }

    private static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }
}
