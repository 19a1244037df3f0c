package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingMessagesTest {

    private static final InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_070);
    private static final long MS = 1_000_000;

    private final WaitingMessages waiting = new WaitingMessages();

    @Test
    void aTicketBringsItsMessageOnce() {
        byte[] first = put(100, 1 * MS).orElseThrow();
        byte[] second = put(200, 2 * MS).orElseThrow();

        assertThat(waiting.take(second).orElseThrow().bytes()).hasSize(200);
        assertThat(waiting.take(first).orElseThrow().bytes()).hasSize(100);
        assertThat(waiting.take(first)).isEmpty();
        assertThat(waiting.take(new byte[] {1, 2, 3})).isEmpty();
    }

    @Test
    void itIsKnownHowManyWaitAndHowLong() {
        assertThat(waiting.longestWaitNs(50 * MS)).isZero();
        byte[] first = put(100, 10 * MS).orElseThrow();
        var _ = put(100, 30 * MS).orElseThrow();

        assertThat(waiting.count()).isEqualTo(2);
        assertThat(waiting.longestWaitNs(50 * MS)).isEqualTo(40 * MS);
        waiting.take(first);
        assertThat(waiting.count()).isEqualTo(1);
        assertThat(waiting.longestWaitNs(50 * MS)).isEqualTo(20 * MS);
    }

    @Test
    void noMoreThanTheirNumberWait() {
        byte[] first = put(10, 0).orElseThrow();
        for (int i = 1; i < WaitingMessages.MOST_MESSAGES; i++) {
            assertThat(put(10, 0)).isPresent();
        }

        assertThat(put(10, 1)).isEmpty();
        waiting.take(first);
        assertThat(put(10, 1)).isPresent();
    }

    @Test
    void noMoreThanTheirBytesWait() {
        int size = 16_000;
        for (int i = 0; i < WaitingMessages.MOST_BYTES / size; i++) {
            assertThat(put(size, 0)).isPresent();
        }

        assertThat(put(size, 0)).isEmpty();
    }

    @Test
    void aTicketThatNobodyBringsBackBlocksItsPlaceForHalfAMinuteOnly() {
        byte[] lost = {};
        for (int i = 0; i < WaitingMessages.MOST_MESSAGES; i++) {
            var ticket = put(10, 0).orElseThrow();
            lost = i == 0 ? ticket : lost;
        }

        assertThat(put(10, 31_000 * MS)).isEmpty();
        assertThat(put(10, 33_000 * MS)).isPresent();
        assertThat(waiting.take(lost)).as("its place belongs to another").isEmpty();
    }

    private Optional<byte[]> put(int length, long arrivedNs) {
        return waiting.put(new WaitingMessages.Message(new byte[length], SOURCE, arrivedNs, false, answer -> {}));
    }
}
