package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessTest {

    private final Lateness lateness = new Lateness(at(0));

    @Test
    void aThreadThatKeepsUpIsNotLate() {
        for (int ms = 1; ms <= 2_000; ms++) {
            lateness.count(at(ms), at(ms));
        }

        assertThat(lateness.averageNs()).isZero();
    }

    @Test
    void aBusyMomentHardlyShows() {
        lateness.count(at(1), at(1));
        lateness.count(at(2), at(102));

        assertThat(lateness.averageNs()).isBetween(at(5), at(15));
        for (int ms = 103; ms <= 5_000; ms++) {
            lateness.count(at(ms), at(ms));
        }
        assertThat(lateness.averageNs()).isLessThan(at(1));
    }

    @Test
    void whoIsAlwaysLateShowsWithinTwoSeconds() {
        for (int ms = 1; ms <= 2_000; ms++) {
            lateness.count(at(ms - 30), at(ms));
        }

        assertThat(lateness.averageNs()).isBetween(at(24), at(30));
    }

    @Test
    void aRestEndsIt() {
        lateness.count(at(0), at(5_000));

        lateness.rest(at(60_000));

        assertThat(lateness.averageNs()).isZero();
        lateness.count(at(60_001), at(60_001));
        assertThat(lateness.averageNs()).isZero();
    }

    private static long at(long ms) {
        return ms * 1_000_000;
    }
}
