package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextRegistrar.header;
import static io.ivory.runtime.sip.TextRegistrar.proves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.dns.LoopbackNameServer;
import io.ivory.runtime.dns.NameServers;
import io.ivory.runtime.sdp.OfferAnswer;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkCallers;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkServer;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A carrier with two servers, found by a name server on loopback. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class TrunkFailoverTest {

    private static final String DOMAIN = "carrier.example";
    private static final String HOST = "host.carrier.example";

    private final LoopbackNameServer dns = new LoopbackNameServer();
    private final SipEndpoint endpoint = SipEndpoint.start(
            new SipSettings(InetAddress.getLoopbackAddress(), "127.0.0.1", 0, FloodLimits.USUAL, Duration.ofMillis(300))
                    .with(new TrunkRules(false, _ -> Optional.of(TextRegistrar.PASSWORD))),
            call -> call.reject(486),
            new ServerNames(_ -> List.of(InetAddress.getLoopbackAddress()), NameServers.at(dns.address()), _ -> 0.5),
            new TrunkTimes(
                    new RegistrationPace(Duration.ofMillis(40), Duration.ofMillis(80), Duration.ofMillis(60)),
                    InstantSource.system(),
                    System::nanoTime,
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(1)));

    private TextRegistrar first = new TextRegistrar();
    private TextRegistrar second = new TextRegistrar();
    private RecordingObserver observer = new RecordingObserver();

    @AfterEach
    void nextTrunk() {
        endpoint.trunks().use(List.of());
        first.close();
        second.close();
        dns.forget();
        first = new TextRegistrar();
        second = new TextRegistrar();
        observer = new RecordingObserver();
    }

    @AfterAll
    void close() {
        endpoint.close();
        first.close();
        second.close();
        dns.close();
    }

    private void use(@Nullable Transport transport, @Nullable TrunkAccount account) {
        dns.srv("_sip._udp.carrier.example", 300, 10, 1, first.port(), HOST)
                .srv("_sip._udp.carrier.example", 300, 20, 1, second.port(), HOST);
        endpoint.trunks()
                .use(List.of(new Trunk(
                        "carrier",
                        new TrunkServer(DOMAIN, null, transport),
                        account,
                        List.of(),
                        new TrunkCallers(CallerSource.FROM, "DE"),
                        Trunk.ALL_CODECS,
                        TrunkLimits.USUAL,
                        true)));
    }

    private void register() {
        use(
                Transport.UDP,
                new TrunkAccount(TextRegistrar.USER, TextRegistrar.USER, "carrier", DOMAIN, Duration.ofMinutes(10)));
    }

    private boolean isRegistered() {
        return endpoint.trunks().states().getFirst().standing() instanceof Standing.Registered;
    }

    private int calls() {
        return endpoint.trunks().states().getFirst().calls();
    }

    @Test
    void registrarIsTheServerOfTheHighestPriority() {
        register();

        first.accept(first.expect("REGISTER sip:carrier.example"));

        await().until(this::isRegistered);
        assertThat(second.phone.expectNothingBut("nothing", Duration.ofMillis(50)))
                .isEmpty();
    }

    @Test
    void silentRegistrarIsLeftForTheNextWhichGetsTheProof() {
        register();
        first.expect("REGISTER");

        second.challenge(second.expect("REGISTER"), "nonce-1", "SHA-256");
        String proven = second.expect("REGISTER");
        second.answer(proven, 200, "Expires: 1"); // refreshed after 0.8 s
        String refresh = second.expect("REGISTER");
        second.accept(refresh);

        assertThat(proves(proven, "Authorization", TextRegistrar.PASSWORD)).isTrue();
        assertThat(header(refresh, "Call-ID")).isEqualTo(header(proven, "Call-ID"));
        await().until(this::isRegistered);
    }

    @Test
    void registrarThatCannotServeUsIsLeftForTheNext() {
        register();

        first.answer(first.expect("REGISTER"), 503, "Retry-After: 600");
        second.accept(second.expect("REGISTER"));

        await().until(this::isRegistered);
    }

    @Test
    void whereNoServerServesUsTheTrunkFails() {
        register();

        first.answer(first.expect("REGISTER"), 503);
        second.answer(second.expect("REGISTER"), 503);

        await().until(() -> endpoint.trunks().states().getFirst().standing() instanceof Standing.Failing failing
                && failing.why().contains("503"));
    }

    @Test
    void registrarThatRefusesUsIsTakenAtItsWord() {
        register();

        first.answer(first.expect("REGISTER"), 403);

        await().until(() -> endpoint.trunks().states().getFirst().standing() instanceof Standing.Failing failing
                && failing.why().contains("403"));
        assertThat(second.phone.expectNothingBut("nothing", Duration.ofMillis(50)))
                .isEmpty();
    }

    private OutboundCall dial() {
        return endpoint.call(
                "sip:+4930901820@carrier.example", "+4940123", OfferAnswer.offer(RecordingObserver.LOCAL), observer);
    }

    /** Registered with the first server, so that the trunk is known to be found. */
    private void registered() {
        register();
        first.accept(first.expect("REGISTER"));
        await().until(this::isRegistered);
    }

    @Test
    void callThatASilentServerDoesNotTakeGoesToTheNext() {
        registered();

        OutboundCall call = dial();
        String given = first.expect("INVITE sip:+4930901820@carrier.example");
        String taken = second.expect("INVITE sip:+4930901820@carrier.example");
        second.answerWithSound(taken, 200);
        second.expect("ACK ");

        assertThat(header(taken, "Call-ID")).isNotEqualTo(header(given, "Call-ID"));
        assertThat(observer.next()).isEqualTo("answered 40000");
        assertThat(calls()).as("one, whoever took it").isEqualTo(1);
        assertThat(call.replacement().orElseThrow())
                .as("the call that another telephone would take over")
                .contains("Replaces=" + header(taken, "Call-ID").replace("@", "%40"));
    }

    @Test
    void serverThatWakesUpTooLateIsCancelled() {
        registered();
        dial();
        String given = first.expect("INVITE ");
        second.answer(second.expect("INVITE "), 180);
        assertThat(observer.next()).isEqualTo("ringing");

        first.answer(given, 180);

        first.expect("CANCEL ");
        assertThat(observer.heardNothingMore()).isTrue();
    }

    @Test
    void serverThatAnswersTooLateIsHungUp() {
        registered();
        dial();
        String given = first.expect("INVITE ");
        second.answer(second.expect("INVITE "), 180);
        assertThat(observer.next()).isEqualTo("ringing");

        first.answerWithSound(given, 200);

        first.expect("ACK ");
        first.expect("BYE ");
        assertThat(observer.heardNothingMore()).isTrue();
    }

    @Test
    void callThatAServerCannotTakeGoesToTheNextAtOnceAndSoDoThoseAfterIt() {
        registered();
        dial();
        first.answer(first.expect("INVITE "), 503);
        second.answer(second.expect("INVITE "), 486);
        assertThat(observer.next()).isEqualTo("failed 486");

        dial();

        second.answer(second.expect("INVITE "), 603);
        assertThat(observer.next()).isEqualTo("failed 603");
        assertThat(first.phone.expectNothingBut("ACK", Duration.ofMillis(50))).isEmpty();
        await().until(() -> calls() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 486, 500, 603})
    void otherRefusalsAreFinal(int status) {
        registered();
        dial();

        first.answer(first.expect("INVITE "), status);

        assertThat(observer.next()).isEqualTo("failed " + status);
        assertThat(second.phone.expectNothingBut("nothing", Duration.ofMillis(50)))
                .isEmpty();
    }

    @Test
    void callThatNoServerTakesHasFailed() {
        registered();
        dial();

        first.answer(first.expect("INVITE "), 503);
        second.answer(second.expect("INVITE "), 503);

        assertThat(observer.next()).isEqualTo("failed 503");
        await().until(() -> calls() == 0);
    }

    @Test
    void callerWhoHangsUpIsNotConnectedToTheNextServer() {
        registered();
        OutboundCall call = dial();
        String given = first.expect("INVITE ");

        call.hangUp();
        first.answer(given, 503);

        assertThat(observer.next()).isEqualTo("failed 487");
        assertThat(second.phone.expectNothingBut("nothing", Duration.ofMillis(50)))
                .isEmpty();
    }

    @Test
    void domainThatSaysWhatItIsReachedOverIsReachedSo() {
        dns.naptr(DOMAIN, 10, 1, "SIP+D2U", "_sip._udp.carrier.example");
        use(null, null);

        var answer = endpoint.trunks().tryOut("carrier");
        first.answer(first.expect("OPTIONS "), 200);

        assertThat(answer.join().reached()).isTrue();
    }
}
