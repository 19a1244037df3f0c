package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.TextRegistrar.header;
import static io.ivory.runtime.sip.TextRegistrar.part;
import static io.ivory.runtime.sip.TextRegistrar.proves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkAnswer;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trunks that register at a registrar made of text, and what they say when it does not let them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class TrunkRegistrationTest {

    private final TrunkRig rig = new TrunkRig();

    @AfterEach
    void nextTrunk() {
        rig.nextTrunk();
    }

    @AfterAll
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void carrierThatKnowsOurPasswordRegistersUs(String algorithm) {
        rig.use(rig.carrier());

        String first = rig.registrar.expect("REGISTER sip:carrier.example");
        rig.registrar.challenge(first, "nonce-1", algorithm);
        String second = rig.registrar.expect("REGISTER sip:carrier.example");
        rig.registrar.accept(second);

        assertThat(header(first, "Authorization")).isEmpty();
        assertThat(header(first, "Contact")).contains("<sip:shop@127.0.0.1:" + rig.endpoint.port() + ">");
        assertThat(header(first, "To")).isEqualTo("<sip:shop@carrier.example>");
        assertThat(header(second, "Call-ID")).isEqualTo(header(first, "Call-ID"));
        assertThat(header(second, "CSeq")).isEqualTo("2 REGISTER");
        assertThat(part(header(second, "Authorization"), "nc")).isEqualTo("00000001");
        assertThat(proves(second, "Authorization", TextRegistrar.PASSWORD)).isTrue();
        await().until(() -> rig.standing() instanceof Standing.Registered);
    }

    @Test
    void refreshCountsOnAndIsProvenAnewWhenTheNonceIsStale() {
        rig.use(rig.carrier());
        rig.registrar.challenge(rig.registrar.expect("REGISTER"), "nonce-1", "MD5");
        rig.registrar.answer(rig.registrar.expect("REGISTER"), 200, "Expires: 1"); // refreshed after 0.8 s

        String refresh = rig.registrar.expect("REGISTER");
        rig.registrar.challenge(refresh, "nonce-2", "MD5", "stale=true");
        String proven = rig.registrar.expect("REGISTER");
        rig.registrar.accept(proven);

        assertThat(part(header(refresh, "Authorization"), "nc")).isEqualTo("00000002");
        assertThat(part(header(proven, "Authorization"), "nonce")).isEqualTo("nonce-2");
        assertThat(part(header(proven, "Authorization"), "nc")).isEqualTo("00000001");
        await().until(() -> rig.standing() instanceof Standing.Registered held
                && held.until().isAfter(held.since().plusSeconds(300)));
    }

    @Test
    void wayToTheRegistrarIsKeptOpenByEmptyLines() {
        var account = new TrunkAccount(
                TextRegistrar.USER,
                TextRegistrar.USER,
                "carrier",
                "carrier.example",
                Duration.ofMinutes(10),
                Duration.ofSeconds(1));
        rig.registers(new Trunk(
                "carrier",
                rig.server(rig.registrar),
                account,
                List.of(),
                TrunkRig.CALLERS,
                Trunk.ALL_CODECS,
                TrunkLimits.USUAL,
                true));

        assertThat(rig.registrar.expect("\r\n")).isEqualTo("\r\n\r\n");
        assertThat(rig.registrar.expect("\r\n")).as("again").isEqualTo("\r\n\r\n");
        assertThat(rig.standing()).isInstanceOf(Standing.Registered.class);
    }

    @Test
    void wrongPasswordIsToldAndTriedAgainLater() {
        rig.use(rig.carrier());
        rig.registrar.challenge(rig.registrar.expect("REGISTER"), "nonce-1", "MD5");

        rig.registrar.challenge(rig.registrar.expect("REGISTER"), "nonce-2", "MD5");

        assertThat(rig.why()).contains("does not accept the password of shop").doesNotContain(TextRegistrar.PASSWORD);
        String later = rig.registrar.expect("REGISTER");
        assertThat(header(later, "Authorization")).as("begins without a proof").isEmpty();
    }

    @Test
    void passwordThatNobodyHasSetIsNamed() {
        rig.use(rig.registering("carrier", rig.registrar, "other-secret"));

        rig.registrar.challenge(rig.registrar.expect("REGISTER"), "nonce-1", "MD5");

        assertThat(rig.why()).contains("IVORY_SECRETS_OTHER_SECRET");
    }

    @Test
    void intervalThatIsTooBriefIsMadeLonger() {
        rig.use(rig.carrier());

        rig.registrar.answer(rig.registrar.expect("REGISTER"), 423, "Min-Expires: 1800");

        assertThat(header(rig.registrar.expect("REGISTER"), "Expires")).isEqualTo("1800");
    }

    @Test
    void registrarThatIsOverloadedSaysWhenToComeBack() {
        rig.use(rig.carrier());

        rig.registrar.answer(rig.registrar.expect("REGISTER"), 503, "Retry-After: 600");

        assertThat(rig.why()).contains("503");
        assertThat(rig.standing() instanceof Standing.Failing failing
                        && failing.next().isAfter(failing.since().plusSeconds(590)))
                .isTrue();
    }

    @Test
    void registrarThatCannotBeFoundIsLookedUpAgain() {
        var nowhere = new TrunkServer("sip.nowhere.example", 5_060, Transport.UDP);
        var account = new TrunkAccount("shop", "shop", "carrier", "nowhere.example", Duration.ofMinutes(10));
        rig.use(new Trunk(
                "carrier", nowhere, account, List.of(), TrunkRig.CALLERS, Trunk.ALL_CODECS, TrunkLimits.USUAL, false));

        assertThat(rig.why()).contains("sip.nowhere.example cannot be found");
    }

    @Test
    void silentRegistrarLeavesTheTrunkTryingAndSaysSo() {
        rig.use(rig.carrier());
        rig.registrar.expect("REGISTER");

        assertThat(rig.standing()).isInstanceOf(Standing.Trying.class);
        assertThat(header(rig.registrar.expect("REGISTER"), "CSeq"))
                .as("sent again by timer E")
                .isEqualTo("1 REGISTER");
    }

    @Test
    void severalRegistrarsAreServedAtOnce() {
        try (var other = new TextRegistrar()) {
            rig.use(rig.registering("one", rig.registrar, "carrier"), rig.registering("two", other, "carrier"));

            rig.registrar.accept(rig.registrar.expect("REGISTER"));
            other.accept(other.expect("REGISTER"));

            await().until(() ->
                    rig.trunks().states().stream().allMatch(state -> state.standing() instanceof Standing.Registered));
        }
    }

    @Test
    void trunkThatIsTakenAwayLeavesItsRegistrar() {
        rig.registers();

        rig.use();

        String leave = rig.registrar.expect("REGISTER");
        assertThat(header(leave, "Expires")).isEqualTo("0");
        assertThat(header(leave, "Contact")).contains("expires=0");
        rig.registrar.accept(leave);
    }

    @Test
    void trunkWhoseLimitsChangeStaysRegistered() {
        rig.registers();

        rig.use(rig.carrier(new TrunkLimits(1, 1, 1)));

        assertThat(rig.standing()).isInstanceOf(Standing.Registered.class);
        assertThat(rig.registrar.phone.expectNothingBut("nothing", Duration.ofMillis(200)))
                .isEmpty();
    }

    @Test
    void tryingItOutTellsWhatTheRegistrarSays() {
        rig.registers();

        var answer = rig.trunks().tryOut("carrier");
        rig.registrar.answer(rig.registrar.expect("REGISTER"), 403);

        TrunkAnswer told = answer.join();
        assertThat(told.reached()).isFalse();
        assertThat(told.words()).contains("403");
    }

    @Test
    void trunkWithoutAnAccountIsTriedOutWithOptions() {
        rig.use(new Trunk(
                "pbx",
                rig.server(rig.registrar),
                null,
                List.of(),
                TrunkRig.CALLERS,
                Trunk.ALL_CODECS,
                TrunkLimits.USUAL,
                true));

        var answer = rig.trunks().tryOut("pbx");
        rig.registrar.answer(rig.registrar.expect("OPTIONS"), 200);

        assertThat(answer.join().reached()).isTrue();
        assertThat(rig.standing()).isInstanceOf(Standing.Open.class);
    }
}
