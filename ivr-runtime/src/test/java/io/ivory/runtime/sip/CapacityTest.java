package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_070);

    private final WaitingMessages waiting = new WaitingMessages();
    private boolean othersHaveRoom = true;
    private final Capacity capacity = new Capacity(waiting, () -> othersHaveRoom);

    @Test
    void aQuietNodeHasRoom() {
        assertThat(capacity.isThere(0)).isTrue();
    }

    @Test
    void thereIsNoRoomWhileMessagesWaitForLong() {
        byte[] first = put(0);
        byte[] second = put(0);
        for (int i = 0; i < WaitingMessages.CROWD; i++) {
            put(5);
        }

        assertThat(capacity.isThere(Capacity.LONGEST_WAIT_NS - 1)).isTrue();
        assertThat(capacity.isThere(Capacity.LONGEST_WAIT_NS)).isFalse();
        waiting.take(first);
        waiting.take(second);
        assertThat(capacity.isThere(Capacity.LONGEST_WAIT_NS)).isTrue();
    }

    @Test
    void aFewMessagesThatWaitOnABusyMachineAreNoOverload() {
        for (int i = 0; i < WaitingMessages.CROWD - 1; i++) {
            put(0);
        }

        assertThat(capacity.isThere(2 * Capacity.LONGEST_WAIT_NS)).isTrue();
    }

    @Test
    void thereIsNoRoomWhileManyMessagesWait() {
        for (int i = 0; i < Capacity.MOST_WAITING; i++) {
            put(0);
        }

        assertThat(capacity.isThere(1)).isFalse();
    }

    @Test
    void thereIsNoRoomWhileTheAudioIsLate() {
        othersHaveRoom = false;

        assertThat(capacity.isThere(0)).isFalse();
    }

    private byte[] put(long arrivedNs) {
        return waiting.put(new WaitingMessages.Message(new byte[1], SOURCE, arrivedNs, false, answer -> {}))
                .orElseThrow();
    }
}
