package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextRegistrar.header;
import static io.ivory.runtime.sip.TextRegistrar.proves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.sdp.OfferAnswer;
import io.ivory.runtime.trunk.TrunkLimits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that go out over a trunk to a carrier made of text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class TrunkCallTest {

    private final TrunkRig rig = new TrunkRig();

    @AfterEach
    void nextTrunk() {
        rig.nextTrunk();
    }

    @AfterAll
    void close() {
        rig.close();
    }

    private OutboundCall dial(int port) {
        return rig.endpoint.call(
                "sip:+4930901820@127.0.0.1:" + port,
                "+4940123",
                OfferAnswer.offer(RecordingObserver.LOCAL),
                rig.observer);
    }

    @ParameterizedTest
    @CsvSource({"401, WWW-Authenticate, Authorization", "407, Proxy-Authenticate, Proxy-Authorization"})
    void callOverATrunkIsProvenOnce(int status, String asked, String given) {
        rig.registers();

        dial(rig.registrar.port());
        String first = rig.registrar.expect("INVITE sip:+4930901820@carrier.example");
        rig.registrar.answer(first, status, TextRegistrar.asks(asked, "invite-1", "SHA-256"));
        rig.registrar.expect("ACK ");
        String second = rig.registrar.expect("INVITE ");
        rig.registrar.answerWithSound(second, 200);
        rig.registrar.expect("ACK ");

        assertThat(header(first, "From")).startsWith("\"+4940123\" <sip:shop@carrier.example>");
        assertThat(header(second, "CSeq")).isEqualTo("2 INVITE");
        assertThat(header(second, "Call-ID")).isEqualTo(header(first, "Call-ID"));
        assertThat(proves(second, given, TextRegistrar.PASSWORD)).isTrue();
        assertThat(rig.observer.next()).isEqualTo("answered 40000");
        assertThat(rig.state().calls()).isEqualTo(1);
        assertThat(rig.state().outboundToday()).isEqualTo(1);
    }

    @Test
    void proofThatIsNotAcceptedEndsTheCall() {
        rig.registers();
        dial(rig.registrar.port());
        rig.registrar.answer(
                rig.registrar.expect("INVITE "), 407, TextRegistrar.asks("Proxy-Authenticate", "1", "MD5"));
        rig.registrar.expect("ACK ");

        rig.registrar.answer(
                rig.registrar.expect("INVITE "), 407, TextRegistrar.asks("Proxy-Authenticate", "2", "MD5"));

        assertThat(rig.observer.next()).isEqualTo("failed 407");
        await().until(() -> rig.state().calls() == 0);
    }

    private OutboundCall answeredCallOverTheCarrier() {
        rig.registers();
        OutboundCall call = dial(rig.registrar.port());
        rig.registrar.answerWithSound(rig.registrar.expect("INVITE "), 200);
        rig.registrar.expect("ACK ");
        assertThat(rig.observer.next()).isEqualTo("answered 40000");
        return call;
    }

    @ParameterizedTest
    @CsvSource({"401, WWW-Authenticate, Authorization", "407, Proxy-Authenticate, Proxy-Authorization"})
    void byeThatTheTrunkWantsProvenIsProvenOnce(int status, String asked, String given) {
        OutboundCall call = answeredCallOverTheCarrier();
        int up = rig.endpoint.counters().calls();

        call.hangUp();
        String first = rig.registrar.expect("BYE ");
        rig.registrar.answer(first, status, TextRegistrar.asks(asked, "bye-1", "MD5"));
        String second = again("BYE ", first);
        rig.registrar.answer(second, status, TextRegistrar.asks(asked, "bye-2", "MD5"));

        assertThat(header(first, given)).isEmpty();
        assertThat(header(second, "Call-ID")).isEqualTo(header(first, "Call-ID"));
        assertThat(header(second, "To")).isEqualTo(header(first, "To"));
        assertThat(proves(second, given, TextRegistrar.PASSWORD)).isTrue();
        assertThat(rig.registrar.phone.expectNothingBut("BYE sip:", Duration.ofMillis(200)))
                .isEmpty();
        await().until(() -> rig.endpoint.counters().calls() < up);
    }

    @Test
    void byeToACallerOfTheTrunkIsProven() {
        InboundCall call = answeredCallOfTheCarrier();
        int up = rig.endpoint.counters().calls();

        call.hangUp();
        String first = rig.registrar.expect("BYE ");
        rig.registrar.answer(first, 407, TextRegistrar.asks("Proxy-Authenticate", "bye-1", "SHA-256"));
        String second = again("BYE ", first);
        rig.registrar.answer(second, 200);

        assertThat(proves(second, "Proxy-Authorization", TextRegistrar.PASSWORD))
                .isTrue();
        await().until(() -> rig.endpoint.counters().calls() < up);
    }

    @Test
    void referToACallerOfTheTrunkIsProven() {
        InboundCall call = answeredCallOfTheCarrier();
        var outcome = new CompletableFuture<Integer>();

        call.refer("sip:anna@127.0.0.9:5070", outcome::complete);
        String first = rig.registrar.expect("REFER ");
        rig.registrar.answer(first, 401, TextRegistrar.asks("WWW-Authenticate", "refer-1", "MD5"));
        String second = again("REFER ", first);
        rig.registrar.answer(second, 403);

        assertThat(proves(second, "Authorization", TextRegistrar.PASSWORD)).isTrue();
        assertThat(header(second, "Refer-To")).isEqualTo("<sip:anna@127.0.0.9:5070>");
        assertThat(outcome).succeedsWithin(TextPhone.PATIENCE).isEqualTo(403);
        call.hangUp();
        rig.registrar.answer(rig.registrar.expect("BYE "), 200);
    }

    private InboundCall answeredCallOfTheCarrier() {
        rig.registers();
        TextPhone carrier = rig.registrar.phone;
        carrier.sendTo(rig.endpoint.port(), carrier.request("INVITE", 1, "", TextPhone.OFFER));
        InboundCall call = next();
        call.observe(rig.observer);
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
        String ok = carrier.expect("SIP/2.0 200");
        carrier.branch = TextPhone.newBranch();
        carrier.sendTo(rig.endpoint.port(), carrier.request("ACK", 1, TextPhone.toTag(ok), ""));
        assertThat(rig.observer.next()).isEqualTo("acknowledged");
        return call;
    }

    private InboundCall next() {
        try {
            InboundCall call = rig.arrived.poll(5, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("no call arrived");
            }
            return call;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for a call", e);
        }
    }

    /** The same request with another number. */
    private String again(String start, String first) {
        return rig.registrar.phone.expect(
                message -> message.startsWith(start) && !header(message, "CSeq").equals(header(first, "CSeq")),
                "another " + start,
                TextPhone.PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407})
    void whoeverIsNoTrunkOfOursGetsNoProof(int status) {
        rig.registers();
        dial(rig.phone.port());

        String asked = status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
        String invite = rig.phone.expect("INVITE ");
        rig.phone.send(rig.phone.answerTo(invite, status, "", TextRegistrar.asks(asked, "evil", "MD5")));

        assertThat(rig.observer.next()).isEqualTo("failed " + status);
        assertThat(rig.phone.expectNothingBut("ACK ", Duration.ofMillis(200))).isEmpty();
    }

    @Test
    void callAboveTheLimitOfADayIsNotPlaced() {
        rig.use(rig.carrier(new TrunkLimits(5, 5, 0)));

        assertThatThrownBy(() -> dial(rig.registrar.port()))
                .isInstanceOf(TrunkFullException.class)
                .hasMessageContaining("0 calls a day");
    }

    @Test
    void numbersGoOutOverTheFirstTrunkThatMay() {
        rig.use(rig.carrier());

        assertThat(rig.trunks().reach("tel:+4930901820"))
                .contains("sip:+4930901820@127.0.0.1:" + rig.registrar.port() + ";transport=udp");
        assertThat(rig.trunks().reach("sip:anna@10.0.0.5")).contains("sip:anna@10.0.0.5");
        rig.use();
        assertThat(rig.trunks().reach("tel:+4930901820")).isEmpty();
    }
}
