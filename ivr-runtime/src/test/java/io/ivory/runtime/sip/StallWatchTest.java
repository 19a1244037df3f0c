package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What waited in the system's buffer while the process was stopped is known to be old. */
class StallWatchTest {

    private final StallWatch watch = new StallWatch(at(0));

    @Test
    void usuallyAMessageHasJustCome() {
        watch.nothingThere(at(250));

        assertThat(watch.arrivedNs(at(250), at(300))).isEqualTo(at(300));
        assertThat(watch.arrivedNs(at(300), at(300))).isEqualTo(at(300));
    }

    @Test
    void afterAStandstillAllThatIsThereAtOnceMayBeAsOldAsIt() {
        watch.nothingThere(at(250));

        assertThat(watch.arrivedNs(at(251), at(40_000))).isEqualTo(at(250));
        assertThat(watch.arrivedNs(at(40_000), at(40_000))).isEqualTo(at(250));
        assertThat(watch.arrivedNs(at(40_000), at(40_000))).isEqualTo(at(250));
    }

    @Test
    void whatHadToBeWaitedForIsNew() {
        watch.nothingThere(at(250));
        watch.arrivedNs(at(251), at(40_000));

        assertThat(watch.arrivedNs(at(40_000), at(40_007))).isEqualTo(at(40_007));
        assertThat(watch.arrivedNs(at(40_007), at(40_007))).isEqualTo(at(40_007));
    }

    @Test
    void anEmptyBufferEndsTheSuspicion() {
        watch.nothingThere(at(250));
        watch.arrivedNs(at(251), at(40_000));
        watch.nothingThere(at(40_250));

        assertThat(watch.arrivedNs(at(40_250), at(40_250))).isEqualTo(at(40_250));
    }

    @Test
    void aBusyMomentIsNoStandstill() {
        watch.nothingThere(at(250));

        assertThat(watch.arrivedNs(at(251), at(1_100))).isEqualTo(at(1_100));
    }

    private static long at(long ms) {
        return ms * 1_000_000;
    }
}
