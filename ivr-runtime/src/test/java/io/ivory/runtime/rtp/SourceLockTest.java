package io.ivory.runtime.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SourceLockTest {

    private static final InetSocketAddress SDP = new InetSocketAddress("192.0.2.1", 4_000);
    private static final InetSocketAddress NAT = new InetSocketAddress("198.51.100.7", 33_000);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("203.0.113.66", 6_666);
    private static final int SSRC = 0xA11CE;
    private static final int OTHER_SSRC = 0xBAD;

    private final SourceLock lock = new SourceLock();

    @Test
    void nobodyIsHeardBeforeTheCallIsAnswered() {
        assertThat(hears(STRANGER, SSRC, 1, 0)).isFalse();
        assertThat(lock.target()).isNull();
    }

    @Test
    void theAddressInTheSdpIsHeardAtOnce() {
        lock.learn(SDP, at(0));

        assertThat(lock.target()).isEqualTo(SDP);
        assertThat(hears(SDP, SSRC, 1, 20)).isTrue();
        assertThat(lock.isLocked()).isTrue();
    }

    @Test
    void anotherAddressIsLearnedAfterFourPacketsInSequence() {
        lock.learn(SDP, at(0));

        assertThat(hears(NAT, SSRC, 65_534, 0)).isFalse();
        assertThat(hears(NAT, SSRC, 65_535, 20)).isFalse();
        assertThat(hears(NAT, SSRC, 0, 40)).isFalse();
        assertThat(lock.target())
                .as("nothing is sent to a stranger on probation")
                .isEqualTo(SDP);
        assertThat(hears(NAT, SSRC, 1, 60)).isTrue();
        assertThat(lock.target()).isEqualTo(NAT);
    }

    @Test
    void packetsOutOfSequenceAreNotEnough() {
        lock.learn(SDP, at(0));

        for (int i = 0; i < 200; i++) {
            assertThat(hears(STRANGER, SSRC, 2 * i, 20L * i)).isFalse();
        }
    }

    @Test
    void twoSourcesAtOnceAreProvedApart() {
        lock.learn(SDP, at(0));

        for (int i = 0; i < 3; i++) {
            assertThat(hears(NAT, SSRC, i, 20L * i)).isFalse();
            assertThat(hears(STRANGER, OTHER_SSRC, 100 + 7 * i, 20L * i)).isFalse();
        }
        assertThat(hears(NAT, SSRC, 3, 60)).isTrue();
    }

    @Test
    void afterFiveSecondsNoOtherAddressIsLearned() {
        lock.learn(SDP, at(0));

        for (int i = 0; i < 50; i++) {
            assertThat(hears(STRANGER, SSRC, i, 5_000 + 20L * i)).isFalse();
        }
        assertThat(hears(SDP, SSRC, 1, 9_000))
                .as("a caller who was muted until now")
                .isTrue();
    }

    @Test
    void onceLockedAStrangerIsNotHeardWhateverItSends() {
        lock.learn(SDP, at(0));
        hears(SDP, SSRC, 1, 20);

        for (int i = 0; i < 50; i++) {
            assertThat(hears(STRANGER, SSRC, 2 + i, 20 + 20L * i)).isFalse();
        }
        assertThat(lock.target()).isEqualTo(SDP);
    }

    @Test
    void whileLearningTheAddressInTheSdpWinsOverALearnedOne() {
        lock.learn(SDP, at(0));
        for (int i = 0; i < 4; i++) {
            hears(STRANGER, OTHER_SSRC, i, 20L * i);
        }
        assertThat(lock.target()).isEqualTo(STRANGER);

        assertThat(hears(SDP, SSRC, 1, 100)).isTrue();

        assertThat(lock.target()).isEqualTo(SDP);
        assertThat(hears(STRANGER, OTHER_SSRC, 4, 120)).isFalse();
    }

    @Test
    void anotherSsrcCannotCutInWhileTheCallerSpeaks() {
        lock.learn(SDP, at(0));
        hears(SDP, SSRC, 1, 0);

        for (int i = 1; i < 100; i++) {
            assertThat(hears(SDP, SSRC, 1 + i, 20L * i)).isTrue();
            assertThat(hears(SDP, OTHER_SSRC, 700 + i, 20L * i + 1)).isFalse();
        }
    }

    @Test
    void aPhoneThatChangesItsSsrcIsHeardAgainAfterFourPackets() {
        lock.learn(SDP, at(0));
        hears(SDP, SSRC, 1, 0);

        assertThat(hears(SDP, OTHER_SSRC, 50, 200)).isFalse();
        assertThat(hears(SDP, OTHER_SSRC, 51, 220)).isFalse();
        assertThat(hears(SDP, OTHER_SSRC, 52, 240)).isFalse();
        assertThat(hears(SDP, OTHER_SSRC, 53, 260)).isTrue();
        assertThat(hears(SDP, OTHER_SSRC, 55, 300)).isTrue();
        assertThat(hears(SDP, SSRC, 2, 310)).as("the first one stays known").isTrue();
        assertThat(hears(SDP, OTHER_SSRC, 56, 320)).as("and goes first").isFalse();
    }

    @Test
    void aReInviteOpensTheLockForANewAddress() {
        lock.learn(SDP, at(0));
        hears(SDP, SSRC, 1, 20);

        lock.learn(NAT, at(60_000));

        assertThat(hears(SDP, SSRC, 2, 60_020)).as("the old address").isFalse();
        assertThat(hears(NAT, OTHER_SSRC, 1, 60_040)).isTrue();
        assertThat(lock.target()).isEqualTo(NAT);
    }

    @Test
    void aReInviteWithTheSameAddressKeepsSendingToTheLearnedOne() {
        lock.learn(SDP, at(0));
        for (int i = 0; i < 4; i++) {
            hears(NAT, SSRC, i, 20L * i);
        }

        lock.learn(SDP, at(60_000));

        assertThat(lock.isLocked()).isTrue();
        assertThat(lock.target()).isEqualTo(NAT);
    }

    @Test
    void aStrangerWhoWaitsForARefreshOfTheSessionIsNotHeard() {
        lock.learn(SDP, at(0));
        for (int i = 0; i < 4; i++) {
            hears(NAT, SSRC, i, 20L * i);
        }

        lock.learn(SDP, at(60_000));

        for (int i = 0; i < 50; i++) {
            assertThat(hears(STRANGER, OTHER_SSRC, i, 60_001 + i)).isFalse();
        }
        assertThat(hears(NAT, SSRC, 4, 60_060)).isTrue();
    }

    @Test
    void neitherHoldingByNoAddressNorResumingOpensTheLock() {
        lock.learn(SDP, at(0));
        for (int i = 0; i < 4; i++) {
            hears(NAT, SSRC, i, 20L * i);
        }

        lock.learn(new InetSocketAddress("0.0.0.0", SDP.getPort()), at(60_000));
        lock.learn(SDP, at(70_000));

        for (int i = 0; i < 50; i++) {
            assertThat(hears(STRANGER, OTHER_SSRC, i, 70_001 + i)).isFalse();
        }
        assertThat(lock.target()).isEqualTo(NAT);
        assertThat(hears(NAT, SSRC, 4, 70_060)).isTrue();
    }

    private boolean hears(InetSocketAddress from, int ssrc, int sequence, long ms) {
        return lock.accept(from, ssrc, sequence, at(ms));
    }

    private static long at(long ms) {
        return Long.MAX_VALUE - 1_000_000_000 + ms * 1_000_000;
    }
}
