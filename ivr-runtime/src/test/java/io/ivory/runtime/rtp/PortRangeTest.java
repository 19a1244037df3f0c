package io.ivory.runtime.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortRangeTest {

    @Test
    void givesEvenPortsUntilNoneIsLeft() {
        var ports = new PortRange(10_001, 10_006);

        assertThat(ports.size()).isEqualTo(2);
        assertThat(ports.take()).isEqualTo(OptionalInt.of(10_002));
        assertThat(ports.take()).isEqualTo(OptionalInt.of(10_004));
        assertThat(ports.take()).isEmpty();
        assertThat(ports.inUse()).isEqualTo(2);
    }

    @Test
    void aPortThatComesBackIsUsedLast() {
        var ports = new PortRange(10_000, 10_005);
        int first = ports.take().orElseThrow();
        ports.giveBack(first);

        assertThat(ports.inUse()).isZero();
        assertThat(ports.take()).isEqualTo(OptionalInt.of(10_002));
        assertThat(ports.take()).isEqualTo(OptionalInt.of(10_004));
        assertThat(ports.take()).isEqualTo(OptionalInt.of(first));
    }

    @Test
    void holdsItsPortsWhetherTheyAreTakenOrNot() {
        var ports = new PortRange(10_000, 10_003);
        ports.take();

        assertThat(ports.holds(9_999)).isFalse();
        assertThat(ports.holds(10_000)).isTrue();
        assertThat(ports.holds(10_003)).isTrue();
        assertThat(ports.holds(10_004)).isFalse();
    }

    @Test
    void refusesRangesThatHoldNoPair() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PortRange(80, 90));
        assertThatIllegalArgumentException().isThrownBy(() -> new PortRange(60_000, 70_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortRange(10_001, 10_002))
                .withMessageContaining("holds none");
    }
}
