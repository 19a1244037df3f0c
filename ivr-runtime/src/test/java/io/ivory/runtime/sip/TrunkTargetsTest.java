package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.trunk.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrunkTargetsTest {

    private static final long MINUTE_NS = 60_000_000_000L;

    private final ServerTarget first = target(1);
    private final ServerTarget second = target(2);
    private final ServerTarget third = target(3);
    private final TrunkTargets targets = new TrunkTargets();

    TrunkTargetsTest() {
        targets.are(List.of(first, second, third));
    }

    private static ServerTarget target(int number) {
        return new ServerTarget(
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2." + number), 5_060), Transport.UDP);
    }

    @Test
    void theyComeAsTheDnsOrdersThem() {
        assertThat(targets.inTurn(0)).containsExactly(first, second, third);
    }

    @Test
    void oneThatHasFailedComesLastForAWhile() {
        targets.failed(first, 0);
        targets.failed(second, MINUTE_NS);

        assertThat(targets.inTurn(MINUTE_NS)).containsExactly(third, first, second);
        assertThat(targets.inTurn(5 * MINUTE_NS)).containsExactly(first, third, second);
        assertThat(targets.inTurn(6 * MINUTE_NS)).containsExactly(first, second, third);
    }

    @Test
    void oneThatAnswersAgainIsForgiven() {
        targets.failed(first, 0);

        targets.answers(first);

        assertThat(targets.inTurn(0)).containsExactly(first, second, third);
    }

    @Test
    void addressesOfAllAreTheTrunks() {
        assertThat(targets.include(third.address())).isTrue();

        targets.are(List.of(first));

        assertThat(targets.include(third.address())).isFalse();
    }

    @Test
    void roundAsksEachOnce() {
        var round = new TargetRound(targets, () -> 0);

        assertThat(round.begins()).isTrue();
        assertThat(round.current()).contains(first);
        assertThat(round.movesOn()).isTrue();
        assertThat(round.movesOn()).isTrue();
        assertThat(round.current()).contains(third);
        assertThat(round.hasNext()).isFalse();
        assertThat(round.movesOn()).isFalse();
        assertThat(round.count()).isEqualTo(3);
    }

    @Test
    void roundOfATrunkThatIsNotFoundDoesNotBegin() {
        targets.are(List.of());

        assertThat(new TargetRound(targets, () -> 0).begins()).isFalse();
    }
}
