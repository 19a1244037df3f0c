package io.ivory.runtime.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The UDP socket of the stack: what it receives has passed the guard, and waits among the {@link WaitingMessages}, for
 * which the stack is given a ticket. One thread of the stack receives.
 */
final class GuardedDatagramSocket extends DatagramSocket {

    private final SipGuard guard;
    private final WaitingMessages waiting;
    private final LongSupplier clockNs;
    private final StallWatch stalls;
    private final byte[] buffer = new byte[SipGuard.MOST_BYTES];

    GuardedDatagramSocket(InetSocketAddress address, SipGuard guard, WaitingMessages waiting, LongSupplier clockNs)
            throws SocketException {
        super(address);
        this.guard = guard;
        this.waiting = waiting;
        this.clockNs = clockNs;
        this.stalls = new StallWatch(clockNs.getAsLong());
        setSoTimeout(StallWatch.LOOK_EVERY_MS);
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        while (true) {
            long beganNs = clockNs.getAsLong();
            var received = new DatagramPacket(buffer, buffer.length);
            try {
                super.receive(received);
            } catch (SocketTimeoutException nothingYet) {
                stalls.nothingThere(clockNs.getAsLong());
                continue;
            }
            long nowNs = clockNs.getAsLong();
            Optional<byte[]> ticket = screened(received, stalls.arrivedNs(beganNs, nowNs), nowNs);
            if (ticket.isPresent()) {
                packet.setSocketAddress(received.getSocketAddress());
                packet.setData(ticket.get());
                return;
            }
        }
    }

    private Optional<byte[]> screened(DatagramPacket received, long arrivedNs, long nowNs) {
        var source = (InetSocketAddress) received.getSocketAddress();
        return switch (guard.screen(buffer, received.getLength(), source, nowNs)) {
            case Verdict.Pass(int length, boolean newCall) ->
                waiting.put(new WaitingMessages.Message(
                        Arrays.copyOf(buffer, length), source, arrivedNs, newCall, this::answer));
            case Verdict.Answer(byte[] answer, int port) -> {
                answer(new DatagramPacket(answer, answer.length, source.getAddress(), port));
                yield Optional.empty();
            }
            case Verdict.Drop _ -> Optional.empty(); // as if it had been lost on the way
        };
    }

    private void answer(DatagramPacket packet) {
        try {
            send(packet);
        } catch (IOException | IllegalArgumentException unreachable) {
            // whoever cannot be answered has to do without
        }
    }
}
