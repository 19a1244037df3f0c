package io.ivory.runtime.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** The socket for systems other than Linux: a call a packet, and arrival times as late as this program reads. */
final class PlainUdpPort implements UdpPort {

    private final DatagramChannel channel;
    private final ByteBuffer out;
    private final ByteBuffer in;

    PlainUdpPort(int bytes) {
        out = ByteBuffer.allocateDirect(bytes);
        in = ByteBuffer.allocateDirect(bytes);
        try {
            channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("no UDP port for the callers", e);
        }
    }

    @Override
    public int port() {
        return channel.socket().getLocalPort();
    }

    @Override
    public ByteBuffer next() {
        return out.clear();
    }

    @Override
    public void queue(long to) {
        try {
            channel.send(out.flip(), unpacked(to));
        } catch (IOException lost) {
            // as on any network; the figures will show it
        }
    }

    @Override
    public void flush() {
        // nothing waits
    }

    @Override
    public void receive(Arrival arrival) {
        for (InetSocketAddress from = receive(); from != null; from = receive()) {
            arrival.on(UdpPort.address(from.getAddress(), from.getPort()), WallClock.nowNs(), in.flip());
        }
    }

    private @Nullable InetSocketAddress receive() {
        try {
            return (InetSocketAddress) channel.receive(in.clear());
        } catch (IOException nothing) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyUnusable) {
            // it is gone either way
        }
    }

    private static InetSocketAddress unpacked(long address) {
        try {
            byte[] host = ByteBuffer.allocate(4).putInt((int) (address >> 16)).array();
            return new InetSocketAddress(InetAddress.getByAddress(host), UdpPort.portOf(address));
        } catch (UnknownHostException fourBytesAreAnAddress) {
            throw new IllegalStateException(fourBytesAreAnAddress);
        }
    }
}
