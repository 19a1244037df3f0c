package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextRegistrar.header;
import static io.ivory.runtime.sip.TextRegistrar.part;
import static io.ivory.runtime.sip.TextRegistrar.proves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.sdp.OfferAnswer;
import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkAnswer;
import io.ivory.runtime.trunk.TrunkCallers;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkServer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trunks over UDP on loopback: registrars and carriers made of text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class TrunkCallTest {

    private static final TrunkTimes QUICK = new TrunkTimes(
            new RegistrationPace(Duration.ofMillis(40), Duration.ofMillis(80), Duration.ofMillis(60)),
            InstantSource.system(),
            System::nanoTime,
            Duration.ofMinutes(5));

    private static final TrunkCallers CALLERS = new TrunkCallers(CallerSource.FROM, "DE");

    private final BlockingQueue<InboundCall> arrived = new LinkedBlockingQueue<>();
    private final SipEndpoint endpoint = SipEndpoint.start(
            new SipSettings(InetAddress.getLoopbackAddress(), "127.0.0.1", 0, FloodLimits.USUAL, Duration.ofMillis(300))
                    .with(new TrunkRules(
                            false,
                            secret ->
                                    secret.equals("carrier") ? Optional.of(TextRegistrar.PASSWORD) : Optional.empty())),
            arrived::add,
            TrunkCallTest::addresses,
            QUICK);
    private TextRegistrar registrar = new TextRegistrar();
    private TextPhone phone = new TextPhone(endpoint.port());
    private RecordingObserver observer = new RecordingObserver();

    private static List<InetAddress> addresses(String host) throws IOException {
        if (host.endsWith(".example")) {
            throw new IOException("unknown host");
        }
        return List.of(InetAddress.getByName(host));
    }

    @AfterEach
    void nextTrunk() {
        endpoint.trunks().use(List.of());
        InboundCall left = arrived.poll();
        while (left != null) {
            left.reject(486);
            left = arrived.poll();
        }
        phone.close();
        registrar.close(); // the next one has another port, where nobody takes leave
        registrar = new TextRegistrar();
        phone = new TextPhone(endpoint.port());
        observer = new RecordingObserver();
    }

    @AfterAll
    void close() {
        phone.close();
        registrar.close();
        endpoint.close();
    }

    private TrunkServer server(TextRegistrar there) {
        return new TrunkServer("127.0.0.1", there.port(), Transport.UDP);
    }

    private Trunk registering(String name, TextRegistrar there, String secret) {
        var account = new TrunkAccount(
                TextRegistrar.USER, TextRegistrar.USER, secret, "carrier.example", Duration.ofMinutes(10));
        return new Trunk(name, server(there), account, List.of(), CALLERS, Trunk.ALL_CODECS, TrunkLimits.USUAL, true);
    }

    private static Trunk byAddress(CallerSource source, TrunkLimits limits) {
        return new Trunk(
                "pbx",
                null,
                null,
                List.of(AddressRange.parse("127.0.0.0/8")),
                new TrunkCallers(source, "DE"),
                Trunk.ALL_CODECS,
                limits,
                false);
    }

    private Standing standing() {
        return endpoint.trunks().states().getFirst().standing();
    }

    private String why() {
        await().until(() -> standing() instanceof Standing.Failing);
        return standing() instanceof Standing.Failing failing ? failing.why() : "";
    }

    private void registered() {
        String first = registrar.expect("REGISTER");
        registrar.challenge(first, "nonce-1", "MD5");
        registrar.accept(registrar.expect("REGISTER"));
        await().until(() -> standing() instanceof Standing.Registered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void carrierThatKnowsOurPasswordRegistersUs(String algorithm) {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));

        String first = registrar.expect("REGISTER sip:carrier.example");
        registrar.challenge(first, "nonce-1", algorithm);
        String second = registrar.expect("REGISTER sip:carrier.example");
        registrar.accept(second);

        assertThat(header(first, "Authorization")).isEmpty();
        assertThat(header(first, "Contact")).contains("<sip:shop@127.0.0.1:" + endpoint.port() + ">");
        assertThat(header(first, "To")).isEqualTo("<sip:shop@carrier.example>");
        assertThat(header(second, "Call-ID")).isEqualTo(header(first, "Call-ID"));
        assertThat(header(second, "CSeq")).isEqualTo("2 REGISTER");
        assertThat(part(header(second, "Authorization"), "nc")).isEqualTo("00000001");
        assertThat(proves(second, "Authorization", TextRegistrar.PASSWORD)).isTrue();
        await().until(() -> standing() instanceof Standing.Registered);
    }

    @Test
    void refreshCountsOnAndIsProvenAnewWhenTheNonceIsStale() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registrar.challenge(registrar.expect("REGISTER"), "nonce-1", "MD5");
        registrar.answer(registrar.expect("REGISTER"), 200, "Expires: 1"); // refreshed after 0.8 s

        String refresh = registrar.expect("REGISTER");
        registrar.challenge(refresh, "nonce-2", "MD5", "stale=true");
        String proven = registrar.expect("REGISTER");
        registrar.accept(proven);

        assertThat(part(header(refresh, "Authorization"), "nc")).isEqualTo("00000002");
        assertThat(part(header(proven, "Authorization"), "nonce")).isEqualTo("nonce-2");
        assertThat(part(header(proven, "Authorization"), "nc")).isEqualTo("00000001");
        await().until(() -> standing() instanceof Standing.Registered held
                && held.until().isAfter(held.since().plusSeconds(300)));
    }

    @Test
    void wrongPasswordIsToldAndTriedAgainLater() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registrar.challenge(registrar.expect("REGISTER"), "nonce-1", "MD5");

        registrar.challenge(registrar.expect("REGISTER"), "nonce-2", "MD5");

        assertThat(why()).contains("does not accept the password of shop").doesNotContain(TextRegistrar.PASSWORD);
        String later = registrar.expect("REGISTER");
        assertThat(header(later, "Authorization")).as("begins without a proof").isEmpty();
    }

    @Test
    void passwordThatNobodyHasSetIsNamed() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "other-secret")));

        registrar.challenge(registrar.expect("REGISTER"), "nonce-1", "MD5");

        assertThat(why()).contains("IVORY_SECRETS_OTHER_SECRET");
    }

    @Test
    void intervalThatIsTooBriefIsMadeLonger() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));

        registrar.answer(registrar.expect("REGISTER"), 423, "Min-Expires: 1800");

        assertThat(header(registrar.expect("REGISTER"), "Expires")).isEqualTo("1800");
    }

    @Test
    void registrarThatIsOverloadedSaysWhenToComeBack() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));

        registrar.answer(registrar.expect("REGISTER"), 503, "Retry-After: 600");

        assertThat(why()).contains("503");
        assertThat(standing() instanceof Standing.Failing failing
                        && failing.next().isAfter(failing.since().plusSeconds(590)))
                .isTrue();
    }

    @Test
    void registrarThatCannotBeFoundIsLookedUpAgain() {
        var nowhere = new TrunkServer("sip.nowhere.example", 5_060, Transport.UDP);
        var account = new TrunkAccount("shop", "shop", "carrier", "nowhere.example", Duration.ofMinutes(10));
        endpoint.trunks()
                .use(List.of(new Trunk(
                        "carrier", nowhere, account, List.of(), CALLERS, Trunk.ALL_CODECS, TrunkLimits.USUAL, false)));

        assertThat(why()).contains("sip.nowhere.example cannot be found");
    }

    @Test
    void silentRegistrarLeavesTheTrunkTryingAndSaysSo() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registrar.expect("REGISTER");

        assertThat(standing()).isInstanceOf(Standing.Trying.class);
        assertThat(header(registrar.expect("REGISTER"), "CSeq"))
                .as("sent again by timer E")
                .isEqualTo("1 REGISTER");
    }

    @Test
    void severalRegistrarsAreServedAtOnce() {
        try (var other = new TextRegistrar()) {
            endpoint.trunks()
                    .use(List.of(registering("one", registrar, "carrier"), registering("two", other, "carrier")));

            registrar.accept(registrar.expect("REGISTER"));
            other.accept(other.expect("REGISTER"));

            await().until(() -> endpoint.trunks().states().stream()
                    .allMatch(state -> state.standing() instanceof Standing.Registered));
        }
    }

    @Test
    void trunkThatIsTakenAwayLeavesItsRegistrar() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registered();

        endpoint.trunks().use(List.of());

        String leave = registrar.expect("REGISTER");
        assertThat(header(leave, "Expires")).isEqualTo("0");
        assertThat(header(leave, "Contact")).contains("expires=0");
        registrar.accept(leave);
    }

    @Test
    void trunkWhoseLimitsChangeStaysRegistered() {
        Trunk carrier = registering("carrier", registrar, "carrier");
        endpoint.trunks().use(List.of(carrier));
        registered();

        endpoint.trunks()
                .use(List.of(new Trunk(
                        carrier.name(),
                        carrier.server(),
                        carrier.account(),
                        List.of(),
                        CALLERS,
                        Trunk.ALL_CODECS,
                        new TrunkLimits(1, 1, 1),
                        true)));

        assertThat(standing()).isInstanceOf(Standing.Registered.class);
        assertThat(registrar.phone.expectNothingBut("nothing", Duration.ofMillis(200)))
                .isEmpty();
    }

    @Test
    void tryingItOutTellsWhatTheRegistrarSays() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registered();

        var answer = endpoint.trunks().tryOut("carrier");
        registrar.answer(registrar.expect("REGISTER"), 403);

        TrunkAnswer told = answer.join();
        assertThat(told.reached()).isFalse();
        assertThat(told.words()).contains("403");
    }

    @Test
    void trunkWithoutAnAccountIsTriedOutWithOptions() {
        endpoint.trunks()
                .use(List.of(new Trunk(
                        "pbx",
                        server(registrar),
                        null,
                        List.of(),
                        CALLERS,
                        Trunk.ALL_CODECS,
                        TrunkLimits.USUAL,
                        true)));

        var answer = endpoint.trunks().tryOut("pbx");
        registrar.answer(registrar.expect("OPTIONS"), 200);

        assertThat(answer.join().reached()).isTrue();
        assertThat(standing()).isInstanceOf(Standing.Open.class);
    }

    private OutboundCall dial(int port) {
        return endpoint.call(
                "sip:+4930901820@127.0.0.1:" + port, "+4940123", OfferAnswer.offer(RecordingObserver.LOCAL), observer);
    }

    @ParameterizedTest
    @CsvSource({"401, WWW-Authenticate, Authorization", "407, Proxy-Authenticate, Proxy-Authorization"})
    void callOverATrunkIsProvenOnce(int status, String asked, String given) {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registered();

        dial(registrar.port());
        String first = registrar.expect("INVITE sip:+4930901820@carrier.example");
        registrar.answer(first, status, TextRegistrar.asks(asked, "invite-1", "SHA-256"));
        registrar.expect("ACK ");
        String second = registrar.expect("INVITE ");
        registrar.answerWithSound(second, 200);
        registrar.expect("ACK ");

        assertThat(header(first, "From")).startsWith("\"+4940123\" <sip:shop@carrier.example>");
        assertThat(header(second, "CSeq")).isEqualTo("2 INVITE");
        assertThat(header(second, "Call-ID")).isEqualTo(header(first, "Call-ID"));
        assertThat(proves(second, given, TextRegistrar.PASSWORD)).isTrue();
        assertThat(observer.next()).isEqualTo("answered 40000");
        assertThat(endpoint.trunks().states().getFirst().calls()).isEqualTo(1);
        assertThat(endpoint.trunks().states().getFirst().outboundToday()).isEqualTo(1);
    }

    @Test
    void proofThatIsNotAcceptedEndsTheCall() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registered();
        dial(registrar.port());
        registrar.answer(registrar.expect("INVITE "), 407, TextRegistrar.asks("Proxy-Authenticate", "1", "MD5"));
        registrar.expect("ACK ");

        registrar.answer(registrar.expect("INVITE "), 407, TextRegistrar.asks("Proxy-Authenticate", "2", "MD5"));

        assertThat(observer.next()).isEqualTo("failed 407");
        await().until(() -> endpoint.trunks().states().getFirst().calls() == 0);
    }

    private OutboundCall answeredCallOverTheCarrier() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registered();
        OutboundCall call = dial(registrar.port());
        registrar.answerWithSound(registrar.expect("INVITE "), 200);
        registrar.expect("ACK ");
        assertThat(observer.next()).isEqualTo("answered 40000");
        return call;
    }

    @ParameterizedTest
    @CsvSource({"401, WWW-Authenticate, Authorization", "407, Proxy-Authenticate, Proxy-Authorization"})
    void byeThatTheTrunkWantsProvenIsProvenOnce(int status, String asked, String given) {
        OutboundCall call = answeredCallOverTheCarrier();
        int up = endpoint.counters().calls();

        call.hangUp();
        String first = registrar.expect("BYE ");
        registrar.answer(first, status, TextRegistrar.asks(asked, "bye-1", "MD5"));
        String second = again("BYE ", first);
        registrar.answer(second, status, TextRegistrar.asks(asked, "bye-2", "MD5"));

        assertThat(header(first, given)).isEmpty();
        assertThat(header(second, "Call-ID")).isEqualTo(header(first, "Call-ID"));
        assertThat(header(second, "To")).isEqualTo(header(first, "To"));
        assertThat(proves(second, given, TextRegistrar.PASSWORD)).isTrue();
        assertThat(registrar.phone.expectNothingBut("BYE sip:", Duration.ofMillis(200)))
                .isEmpty();
        await().until(() -> endpoint.counters().calls() < up);
    }

    @Test
    void byeToACallerOfTheTrunkIsProven() {
        InboundCall call = answeredCallOfTheCarrier();
        int up = endpoint.counters().calls();

        call.hangUp();
        String first = registrar.expect("BYE ");
        registrar.answer(first, 407, TextRegistrar.asks("Proxy-Authenticate", "bye-1", "SHA-256"));
        String second = again("BYE ", first);
        registrar.answer(second, 200);

        assertThat(proves(second, "Proxy-Authorization", TextRegistrar.PASSWORD))
                .isTrue();
        await().until(() -> endpoint.counters().calls() < up);
    }

    @Test
    void referToACallerOfTheTrunkIsProven() {
        InboundCall call = answeredCallOfTheCarrier();
        var outcome = new CompletableFuture<Integer>();

        call.refer("sip:anna@127.0.0.9:5070", outcome::complete);
        String first = registrar.expect("REFER ");
        registrar.answer(first, 401, TextRegistrar.asks("WWW-Authenticate", "refer-1", "MD5"));
        String second = again("REFER ", first);
        registrar.answer(second, 403);

        assertThat(proves(second, "Authorization", TextRegistrar.PASSWORD)).isTrue();
        assertThat(header(second, "Refer-To")).isEqualTo("<sip:anna@127.0.0.9:5070>");
        assertThat(outcome).succeedsWithin(TextPhone.PATIENCE).isEqualTo(403);
        call.hangUp();
        registrar.answer(registrar.expect("BYE "), 200);
    }

    private InboundCall answeredCallOfTheCarrier() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registered();
        TextPhone carrier = registrar.phone;
        carrier.sendTo(endpoint.port(), carrier.request("INVITE", 1, "", TextPhone.OFFER));
        InboundCall call = next();
        call.observe(observer);
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
        String ok = carrier.expect("SIP/2.0 200");
        carrier.branch = TextPhone.newBranch();
        carrier.sendTo(endpoint.port(), carrier.request("ACK", 1, TextPhone.toTag(ok), ""));
        assertThat(observer.next()).isEqualTo("acknowledged");
        return call;
    }

    /** The same request with another number. */
    private String again(String start, String first) {
        return registrar.phone.expect(
                message -> message.startsWith(start) && !header(message, "CSeq").equals(header(first, "CSeq")),
                "another " + start,
                TextPhone.PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407})
    void whoeverIsNoTrunkOfOursGetsNoProof(int status) {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registered();
        dial(phone.port());

        String asked = status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
        String invite = phone.expect("INVITE ");
        phone.send(phone.answerTo(invite, status, "", TextRegistrar.asks(asked, "evil", "MD5")));

        assertThat(observer.next()).isEqualTo("failed " + status);
        assertThat(phone.expectNothingBut("ACK ", Duration.ofMillis(200))).isEmpty();
    }

    @Test
    void callAboveTheLimitOfADayIsNotPlaced() {
        Trunk full = registering("carrier", registrar, "carrier");
        endpoint.trunks()
                .use(List.of(new Trunk(
                        full.name(),
                        full.server(),
                        full.account(),
                        List.of(),
                        CALLERS,
                        Trunk.ALL_CODECS,
                        new TrunkLimits(5, 5, 0),
                        true)));

        assertThatThrownBy(() -> dial(registrar.port()))
                .isInstanceOf(TrunkFullException.class)
                .hasMessageContaining("0 calls a day");
    }

    @Test
    void numbersGoOutOverTheFirstTrunkThatMay() {
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));

        assertThat(endpoint.trunks().reach("tel:+4930901820"))
                .contains("sip:+4930901820@127.0.0.1:" + registrar.port() + ";transport=udp");
        assertThat(endpoint.trunks().reach("sip:anna@10.0.0.5")).contains("sip:anna@10.0.0.5");
        endpoint.trunks().use(List.of());
        assertThat(endpoint.trunks().reach("tel:+4930901820")).isEmpty();
    }

    private InboundCall call(String... headers) {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER, headers));
        return next();
    }

    private InboundCall next() {
        try {
            InboundCall call = arrived.poll(5, TimeUnit.SECONDS);
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
        endpoint.trunks().use(List.of(byAddress(CallerSource.ASSERTED_IDENTITY, TrunkLimits.USUAL)));

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
        endpoint.trunks().use(List.of(byAddress(source, TrunkLimits.USUAL)));

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
        endpoint.trunks().use(List.of(byAddress(CallerSource.ASSERTED_IDENTITY, TrunkLimits.USUAL)));

        InboundCall call = call(header);

        assertThat(call.from()).isEmpty();
        assertThat(call.fromName()).isEmpty();
    }

    @Test
    void historyOfTheCallNamesWhoWasDialledFirst() {
        endpoint.trunks().use(List.of(byAddress(CallerSource.FROM, TrunkLimits.USUAL)));

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
        endpoint.trunks().use(List.of(registering("carrier", registrar, "carrier")));
        registered();
        String invite = phone.request("INVITE", 1, "", TextPhone.OFFER);

        phone.send(invite.replace("INVITE sip:4711@", "INVITE sip:shop@")
                .replace("To: <sip:4711@", "To: <sip:+493055555@"));

        assertThat(next().to()).isEqualTo("+493055555");
    }

    @Test
    void callsAboveTheLimitOfATrunkHearWhenToTryAgain() {
        endpoint.trunks().use(List.of(byAddress(CallerSource.FROM, new TrunkLimits(1, 10, 0))));
        InboundCall first = call();
        try (var other = new TextPhone(endpoint.port())) {
            other.send(other.request("INVITE", 1, "", TextPhone.OFFER));

            assertThat(other.expect("SIP/2.0 503")).contains("Retry-After: ");
        }
        first.reject(486);
        phone.expect("SIP/2.0 486");
        await().until(() -> endpoint.trunks().states().getFirst().calls() == 0);
    }

    @Test
    void nobodyOutsideReplacesACallOfOurs() {
        phone.send(phone.request("INVITE", 1, "", TextPhone.OFFER, "Replaces: a@b;to-tag=1;from-tag=2"));
        phone.expect("SIP/2.0 481");
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("INVITE", 2, "", TextPhone.OFFER, "Require: replaces", "Replaces: a@b;to-tag=1"));

        assertThat(phone.expect("SIP/2.0 420")).contains("Unsupported: replaces");
        assertThat(arrived).isEmpty();
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

            closed.trunks().use(List.of(byAddress(CallerSource.FROM, TrunkLimits.USUAL)));
            stranger.branch = TextPhone.newBranch();
            stranger.send(stranger.request("INVITE", 3, "", TextPhone.OFFER));
            stranger.expect("SIP/2.0 100");
            await().until(() -> !calls.isEmpty());
            calls.remove().reject(486);
            stranger.expect("SIP/2.0 486");
        }
    }
}
