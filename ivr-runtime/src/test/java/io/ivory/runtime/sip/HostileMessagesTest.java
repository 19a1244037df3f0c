package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What strangers send, against the whole endpoint: the right answer or none, and the next OPTIONS is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class HostileMessagesTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    private final AtomicInteger calls = new AtomicInteger();
    private final SipEndpoint endpoint = SipEndpoint.start(
            new SipSettings(
                    InetAddress.getLoopbackAddress(),
                    "127.0.0.1",
                    0,
                    new FloodLimits(100, 100, 1_000),
                    Duration.ofMillis(300)),
            call -> {
                calls.incrementAndGet();
                call.ring();
            });
    private TextPhone phone = new TextPhone(endpoint.port());

    @BeforeEach
    void pickUpAnotherPhone() {
        calls.set(0);
        phone.close();
        phone = new TextPhone(endpoint.port());
    }

    @AfterEach
    void endpointStillAnswers() {
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("OPTIONS", 9, "", ""));
        assertThat(phone.expect("SIP/2.0 200"))
                .contains("CSeq: 9 OPTIONS")
                .contains("Allow: INVITE")
                .doesNotContain("Server:");
    }

    @AfterAll
    void close() {
        phone.close();
        endpoint.close();
    }

    @Test
    void answersOfNobodysCallsAreDropped() {
        phone.send(phone.answerTo(phone.request("INVITE", 1, "", ""), 200, TextPhone.OFFER));

        assertThat(phone.expectNothingBut("nothing", SHORT)).isEmpty();
    }

    @Test
    void unreadableMessageGetsNoneOfItsWordsBack() {
        phone.send(phone.request("INVITE", 1, "", "").replace("From: \"Ann\"", "From: \"<script>"));

        String answer = phone.expect("SIP/2.0 400");
        assertThat(answer).startsWith("SIP/2.0 400 Bad Request\r\n");
        assertThat(answer.length())
                .isLessThanOrEqualTo(phone.request("INVITE", 1, "", "").length() + 40);
        assertThat(calls).hasValue(0);
    }

    @Test
    void sameBranchOfAnotherCallGetsNotTheFirstOnesAnswers() {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER));
        phone.expect("SIP/2.0 180");
        try (var other = new TextPhone(endpoint.port())) {
            other.branch = phone.branch;

            other.send(other.request("INVITE", 1, "", TextPhone.OFFER));

            assertThat(other.expect("SIP/2.0 4")).startsWith("SIP/2.0 400").contains(other.callId);
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void messageWithAnotherPlaceToAnswerToIsDropped() {
        try (var third = new TextPhone(endpoint.port())) {
            phone.send(phone.request("OPTIONS", 1, "", "")
                    .replace(";rport", ";maddr=127.0.0.1;rport")
                    .replace("127.0.0.1:" + phone.port() + ";branch", "127.0.0.1:" + third.port() + ";branch"));

            assertThat(third.expectNothingBut("nothing", SHORT)).isEmpty();
            assertThat(phone.expectNothingBut("nothing", SHORT)).isEmpty();
        }
    }

    @Test
    void unreadableOfferIsRefused() {
        phone.send(phone.request("INVITE", 1, "", "v=0\r\nm=audio 70000 RTP/AVP 0\r\n"));

        phone.send(phone.request("ACK", 1, TextPhone.toTag(phone.expect("SIP/2.0 400")), ""));
        assertThat(calls).hasValue(0);
    }

    @Test
    void secondRequestInOneDatagramIsIgnored() {
        phone.send(phone.request("OPTIONS", 1, "", "") + phone.request("INVITE", 1, "", TextPhone.OFFER));

        phone.expect("SIP/2.0 200");
        assertThat(calls).hasValue(0);
    }

    @Test
    void garbageIsDropped() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int length : new int[] {0, 1, 4, 100, 16_384, 60_000}) {
                byte[] bytes = new byte[length];
                Arrays.fill(bytes, (byte) 0xE2);
                socket.send(new DatagramPacket(
                        bytes, length, new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.port())));
            }
        }
        assertThat(phone.expectNothingBut("nothing", SHORT)).isEmpty();
    }

    @Test
    void floodOfInvitesIsBounded() {
        var limits = new FloodLimits(10, 10, 10);
        var taken = new AtomicInteger();
        var settings =
                new SipSettings(InetAddress.getLoopbackAddress(), "127.0.0.1", 0, limits, Duration.ofMillis(300));
        try (var flooded = SipEndpoint.start(settings, call -> {
                    taken.incrementAndGet();
                    call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
                });
                var flooder = new TextPhone(flooded.port())) {
            for (int i = 0; i < 500; i++) {
                try (var one = new TextPhone(flooded.port())) {
                    flooder.send(one.request("INVITE", 1, "", TextPhone.OFFER));
                }
            }
            flooder.send(flooder.request("OPTIONS", 1, "", ""));
            flooder.expect(message -> message.contains("CSeq: 1 OPTIONS"), "answer to OPTIONS", TextPhone.PATIENCE);

            assertThat(taken.get()).isBetween(10, 60); // a burst of 10, then 10 a second
            assertThat(flooded.counters().refused()).isBetween(50L, 150L); // the others hear nothing
        }
    }
}
