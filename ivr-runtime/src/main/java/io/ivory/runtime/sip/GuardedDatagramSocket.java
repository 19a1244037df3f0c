package io.ivory.runtime.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.function.LongSupplier;

/** The UDP socket of the stack: what it receives has passed the guard. */
final class GuardedDatagramSocket extends DatagramSocket {

    private final SipGuard guard;
    private final LongSupplier clockNs;

    GuardedDatagramSocket(InetSocketAddress address, SipGuard guard, LongSupplier clockNs) throws SocketException {
        super(address);
        this.guard = guard;
        this.clockNs = clockNs;
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        while (true) {
            super.receive(packet);
            var source = (InetSocketAddress) packet.getSocketAddress();
            switch (guard.inspect(packet.getData(), packet.getLength(), source, clockNs.getAsLong())) {
                case Verdict.Pass(int length) -> {
                    packet.setLength(length);
                    return;
                }
                case Verdict.Answer(byte[] answer, int port) ->
                    answer(new DatagramPacket(answer, answer.length, source.getAddress(), port));
                case Verdict.Drop _ -> {
                    // as if it had been lost on the way
                }
            }
            packet.setData(packet.getData()); // the whole buffer again, not only as much as the last packet had
        }
    }

    private void answer(DatagramPacket packet) {
        try {
            send(packet);
        } catch (IOException | IllegalArgumentException unreachable) {
            // whoever cannot be answered has to do without
        }
    }
}
