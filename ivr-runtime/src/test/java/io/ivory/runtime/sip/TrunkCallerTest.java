package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextRegistrar.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkLimits;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that come in over a trunk: who calls, whom they dialled first, and who may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class TrunkCallerTest {

    private final TrunkRig rig = new TrunkRig();

    @AfterEach
    void nextTrunk() {
        rig.nextTrunk();
    }

    @AfterAll
    void close() {
        rig.close();
    }

    private InboundCall call(String... headers) {
        rig.phone.send(rig.phone.request("INVITE", 1, "", TextPhone.OFFER, headers));
        return next();
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

    @Test
    void trunkTellsWhoCallsAndWhoWasCalledFirst() {
        rig.use(TrunkRig.byAddress(CallerSource.ASSERTED_IDENTITY, TrunkLimits.USUAL));

        InboundCall call = call(
                "P-Asserted-Identity: \"Ann, B\" <sip:030901820@carrier.example;user=phone>",
                "Diversion: <sip:+4930111@x>;reason=unconditional, <sip:030902222@x>;reason=user-busy");

        assertThat(call.trunk()).map(Trunk::name).contains("pbx");
        assertThat(call.from()).isEqualTo("+4930901820");
        assertThat(call.diverted()).isEqualTo("+4930902222");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ASSERTED_IDENTITY | P-Asserted-Identity: <sip:anna@x>, <tel:+49-30-901820>   | +4930901820",
                "ASSERTED_IDENTITY | X-None: 1                                                | +4930123",
                "REMOTE_PARTY      | Remote-Party-ID: \"A\" <sip:030901820@x>;party=calling;privacy=off | +4930901820",
                "FROM              | P-Asserted-Identity: <sip:+49301111@x>                   | +4930123"
            })
    void callersNumberIsTakenFromWhereTheTrunkPutsIt(CallerSource source, String header, String number) {
        rig.use(TrunkRig.byAddress(source, TrunkLimits.USUAL));

        assertThat(call(header).from()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Privacy: id",
                "Privacy: critical; user",
                "Remote-Party-ID: <sip:030901820@x>;privacy=full",
                "P-Asserted-Identity: <sip:anonymous@anonymous.invalid>\r\nPrivacy: header;id"
            })
    void callerWhoWithholdsTheirNumberStaysUnknown(String header) {
        rig.use(TrunkRig.byAddress(CallerSource.ASSERTED_IDENTITY, TrunkLimits.USUAL));

        InboundCall call = call(header);

        assertThat(call.from()).isEmpty();
        assertThat(call.fromName()).isEmpty();
    }

    @Test
    void historyOfTheCallNamesWhoWasDialledFirst() {
        rig.use(TrunkRig.byAddress(CallerSource.FROM, TrunkLimits.USUAL));

        InboundCall call =
                call("History-Info: <sip:030901820@x?Reason=SIP%3Bcause%3D302>;index=1, <sip:4711@y>;index=1.1;mp=1");

        assertThat(call.diverted()).isEqualTo("+4930901820");
    }

    @Test
    void strangersAreNotBelievedWhoTheyAre() {
        InboundCall call = call(
                "P-Asserted-Identity: <sip:+4930901820@carrier.example>",
                "Remote-Party-ID: <sip:+4930901820@carrier.example>",
                "Diversion: <sip:+4930111@x>",
                "X-Trunk : gold");

        assertThat(call.trunk()).isEmpty();
        assertThat(call.from()).isEqualTo("+4930123");
        assertThat(call.diverted()).isEmpty();
    }

    @Test
    void carrierThatCallsOurAccountNamesTheNumberInTheTo() {
        rig.registers();
        String invite = rig.phone.request("INVITE", 1, "", TextPhone.OFFER);

        rig.phone.send(invite.replace("INVITE sip:4711@", "INVITE sip:shop@")
                .replace("To: <sip:4711@", "To: <sip:+493055555@"));

        assertThat(next().to()).isEqualTo("+493055555");
    }

    @Test
    void callsAboveTheLimitOfATrunkHearWhenToTryAgain() {
        rig.use(TrunkRig.byAddress(CallerSource.FROM, new TrunkLimits(1, 10, 0)));
        InboundCall first = call();
        try (var other = new TextPhone(rig.endpoint.port())) {
            other.send(other.request("INVITE", 1, "", TextPhone.OFFER));

            assertThat(other.expect("SIP/2.0 503")).contains("Retry-After: ");
        }
        first.reject(486);
        rig.phone.expect("SIP/2.0 486");
        await().until(() -> rig.state().calls() == 0);
    }

    @Test
    void nobodyOutsideReplacesACallOfOurs() {
        rig.phone.send(rig.phone.request("INVITE", 1, "", TextPhone.OFFER, "Replaces: a@b;to-tag=1;from-tag=2"));
        rig.phone.expect("SIP/2.0 481");
        rig.phone.branch = TextPhone.newBranch();
        rig.phone.send(
                rig.phone.request("INVITE", 2, "", TextPhone.OFFER, "Require: replaces", "Replaces: a@b;to-tag=1"));

        assertThat(rig.phone.expect("SIP/2.0 420")).contains("Unsupported: replaces");
        assertThat(rig.arrived).isEmpty();
    }

    @Test
    void trunkThatAsksInFewWordsHearsWhatWeCanDoAllTheSame() {
        rig.use(TrunkRig.byAddress(CallerSource.FROM, TrunkLimits.USUAL));

        rig.phone.send(rig.phone.request("OPTIONS", 1, "", "").replaceFirst("Contact: .*\r\n", ""));

        assertThat(rig.phone.expect("SIP/2.0 200"))
                .contains("Allow: INVITE, ACK, CANCEL, BYE")
                .contains("Accept: application/sdp");
    }

    @Test
    void whereOnlyTrunksMayCallStrangersAreForbidden() {
        var calls = new LinkedBlockingQueue<InboundCall>();
        var settings =
                SipSettings.on(InetAddress.getLoopbackAddress(), 0).with(new TrunkRules(true, s -> Optional.empty()));
        try (SipEndpoint closed = SipEndpoint.start(settings, calls::add);
                TextPhone stranger = new TextPhone(closed.port())) {
            stranger.send(stranger.request("INVITE", 1, "", TextPhone.OFFER));
            stranger.expect("SIP/2.0 403");
            stranger.send(stranger.request("OPTIONS", 2, "", ""));
            stranger.expect("SIP/2.0 200");

            closed.trunks().use(List.of(TrunkRig.byAddress(CallerSource.FROM, TrunkLimits.USUAL)));
            stranger.branch = TextPhone.newBranch();
            stranger.send(stranger.request("INVITE", 3, "", TextPhone.OFFER));
            stranger.expect("SIP/2.0 100");
            await().until(() -> !calls.isEmpty());
            calls.remove().reject(486);
            stranger.expect("SIP/2.0 486");
        }
    }
}
