package io.ivory.runtime.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceNumberTest {

    @Test
    void zeroFollowsTheHighest() {
        assertThat(new SequenceNumber(65_535).next()).isEqualTo(new SequenceNumber(0));
        assertThat(new SequenceNumber(0).plus(-1)).isEqualTo(new SequenceNumber(65_535));
    }

    @ParameterizedTest(name = "from {0} to {1} it is {2}")
    @CsvSource({"5, 6, 1", "6, 5, -1", "65535, 0, 1", "0, 65535, -1", "65000, 464, 1000", "0, 32767, 32767"})
    void distancesGoTheShortWayRound(int from, int to, int distance) {
        assertThat(new SequenceNumber(from).distanceTo(new SequenceNumber(to))).isEqualTo(distance);
    }

    @Test
    void sixteenBitsAreAllThereIs() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SequenceNumber(65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> new SequenceNumber(-1));
    }
}
