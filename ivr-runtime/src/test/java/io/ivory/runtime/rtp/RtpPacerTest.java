package io.ivory.runtime.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RtpPacerTest {

    private final RtpPacer pacer = new RtpPacer(1_000, at(0));

    @Test
    void aFrameIsDueEachTwentyMilliseconds() {
        for (int frame = 0; frame < 100; frame++) {
            assertThat(pacer.nextDueNs()).isEqualTo(at(20L * frame));
            assertThat(pacer.isDue(at(20L * frame) - 1)).isFalse();
            assertThat(pacer.isDue(at(20L * frame))).isTrue();
            assertThat(pacer.take(at(20L * frame))).isEqualTo(1_000 + 160 * frame);
        }
    }

    @Test
    void aLateWakeUpDelaysNoLaterFrame() {
        pacer.take(at(0));
        pacer.take(at(37));

        assertThat(pacer.nextDueNs()).isEqualTo(at(40));
    }

    @Test
    void aFrameThatIsLateByLessThanAPacketTimeIsSentAndTheNextOneOnTime() {
        pacer.take(at(0));

        assertThat(pacer.take(at(39))).isEqualTo(1_160);
        assertThat(pacer.nextDueNs()).isEqualTo(at(40));
    }

    @Test
    void missedFramesNeverComeInABurst() {
        pacer.take(at(0));

        assertThat(pacer.take(at(41))).as("the one of 20 ms is left out").isEqualTo(1_320);
        assertThat(pacer.isDue(at(41))).isFalse();
        assertThat(pacer.nextDueNs()).isEqualTo(at(60));
    }

    @Test
    void aHurriedFrameGoesAtOnceAndLaterOnesComeALittleFurtherApartUntilTheClockHasCaughtUp() {
        pacer.take(at(0));

        pacer.hurry(at(10));

        assertThat(pacer.take(at(10))).isEqualTo(1_160);
        long lastNs = at(10);
        for (int frame = 2; frame <= 20; frame++) {
            assertThat(pacer.nextDueNs() - lastNs).isEqualTo(20_500_000);
            lastNs = pacer.nextDueNs();
            assertThat(pacer.take(lastNs)).isEqualTo(1_000 + 160 * frame);
        }
        pacer.take(pacer.nextDueNs());
        assertThat(pacer.nextDueNs()).as("22 frames after the first").isEqualTo(at(22 * 20));
    }

    @Test
    void theStreamNeverRunsFurtherAheadThanSixtyMilliseconds() {
        int hurried = 0;
        for (int frame = 0; frame < 10; frame++) {
            pacer.take(at(0));
            pacer.hurry(at(0));
            hurried += pacer.isDue(at(0)) ? 1 : 0;
        }

        assertThat(hurried).isEqualTo(3);
    }

    @Test
    void aPacketMayCarryMoreOrLessSound() {
        pacer.take(at(0));
        pacer.packetTime(30);

        assertThat(pacer.take(at(20))).isEqualTo(1_160);
        assertThat(pacer.nextDueNs()).isEqualTo(at(50));
        assertThat(pacer.take(at(50))).isEqualTo(1_400);
    }

    @Test
    void afterALongerPauseTheMissedTimesAreLeftOutInsteadOfSentInABurst() {
        pacer.take(at(0));

        assertThat(pacer.take(at(520))).isEqualTo(1_000 + 26 * 160);
        assertThat(pacer.isDue(at(520))).isFalse();
        assertThat(pacer.nextDueNs()).isEqualTo(at(540));
    }

    @Test
    void afterSilenceTheNextFrameIsDueAtOnceAndItsTimestampCountsTheSilence() {
        pacer.take(at(0));

        pacer.resume(at(1_023));

        assertThat(pacer.nextDueNs()).isEqualTo(at(1_023));
        assertThat(pacer.take(at(1_023))).isEqualTo(1_000 + 1_023 * 8);
        assertThat(pacer.nextDueNs()).isEqualTo(at(1_043));
    }

    @Test
    void resumingALittleLateKeepsTheBeat() {
        pacer.take(at(0));

        pacer.resume(at(22));

        assertThat(pacer.take(at(22))).isEqualTo(1_160);
        assertThat(pacer.nextDueNs()).isEqualTo(at(40));
    }

    @Test
    void resumingWhileStillOnTimeChangesNothing() {
        pacer.take(at(0));

        pacer.resume(at(13));

        assertThat(pacer.nextDueNs()).isEqualTo(at(20));
        assertThat(pacer.take(at(20))).isEqualTo(1_160);
    }

    @Test
    void ownFramesComeAfterThosePassedOn() {
        pacer.follow(50_000, 160, at(300));

        assertThat(pacer.nextDueNs()).isEqualTo(at(320));
        assertThat(pacer.take(at(320))).isEqualTo(50_160);
    }

    @Test
    void timestampsWrap() {
        var wrapping = new RtpPacer(-160, at(0));

        assertThat(wrapping.take(at(0))).isEqualTo(0xFFFF_FF60);
        assertThat(wrapping.take(at(20))).isZero();
    }

    private static long at(long ms) {
        return Long.MAX_VALUE - 500_000_000 + ms * 1_000_000; // nanoTime may overflow on the way
    }
}
