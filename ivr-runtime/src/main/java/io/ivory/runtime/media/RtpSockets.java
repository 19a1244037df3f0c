package io.ivory.runtime.media;

import io.ivory.runtime.rtp.PortRange;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The two UDP sockets of one call: RTP on an even port, RTCP on the one above.
 *
 * <p>They are open to everybody until it is known for sure who the phone is: behind NAT it sends from an address that its
 * SDP does not name.
 */
final class RtpSockets implements PacketPort {

    /** 64 KB hold about a second of packets; the media thread reads every millisecond. */
    private static final int RECEIVE_BUFFER_BYTES = 65_536;

    /** Two or three reports, of which one comes each 5 s. */
    private static final int RTCP_RECEIVE_BUFFER_BYTES = 4_096;

    private final DatagramChannel rtp;
    private final DatagramChannel rtcp;
    private final PortRange ports;
    private final int port;
    private @Nullable InetSocketAddress peer;

    private RtpSockets(DatagramChannel rtp, DatagramChannel rtcp, PortRange ports, int port) {
        this.rtp = rtp;
        this.rtcp = rtcp;
        this.ports = ports;
        this.port = port;
    }

    /**
     * Takes the next pair of ports; one that another program holds is passed over.
     *
     * @throws NoFreePortException if there is none
     */
    static RtpSockets open(InetAddress address, PortRange ports) {
        for (int tries = 0; tries < ports.size(); tries++) {
            OptionalInt taken = ports.take();
            if (taken.isEmpty()) {
                break;
            }
            int port = taken.getAsInt();
            try {
                return bind(address, ports, port);
            } catch (BindException heldByAnotherProgram) {
                ports.giveBack(port);
            } catch (IOException e) {
                ports.giveBack(port);
                throw new NoFreePortException(ports.size(), e);
            }
        }
        throw new NoFreePortException(ports.size());
    }

    private static RtpSockets bind(InetAddress address, PortRange ports, int port) throws IOException {
        DatagramChannel rtp = open(new InetSocketAddress(address, port), RECEIVE_BUFFER_BYTES);
        try {
            DatagramChannel rtcp = open(new InetSocketAddress(address, port + 1), RTCP_RECEIVE_BUFFER_BYTES);
            return new RtpSockets(rtp, rtcp, ports, port);
        } catch (IOException e) {
            rtp.close();
            throw e;
        }
    }

    private static DatagramChannel open(InetSocketAddress local, int receiveBufferBytes) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                local.getAddress() instanceof Inet4Address
                        ? StandardProtocolFamily.INET
                        : StandardProtocolFamily.INET6);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
            return channel.bind(local);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Has a selector look after both ports: after that for reports at once, as they tell of times.
     *
     * @param sound attached to the key of the RTP port
     * @param reports attached to the key of the RTCP port
     * @return the key of the RTP port, which does nothing until it is interested
     */
    SelectionKey register(Selector selector, Object sound, Object reports) throws IOException {
        rtcp.register(selector, SelectionKey.OP_READ, reports);
        return rtp.register(selector, 0, sound);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void send(ByteBuffer packet, InetSocketAddress to) {
        try {
            if (to.equals(peer)) {
                rtp.write(packet);
            } else {
                rtp.send(packet, to);
            }
        } catch (IOException lost) {
            // no route, the phone's port has closed, or the socket's buffer is full: one packet of audio is missing
        }
    }

    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer target) {
        try {
            if (peer != null) {
                return rtp.read(target) > 0 ? peer : null;
            }
            return (InetSocketAddress) rtp.receive(target);
        } catch (IOException nothingToRead) {
            return null;
        }
    }

    @Override
    public void sendReport(ByteBuffer packet, InetSocketAddress to) {
        try {
            rtcp.send(packet, to);
        } catch (IOException lost) {
            // the next one tells the same and more
        }
    }

    @Override
    public @Nullable InetSocketAddress receiveReport(ByteBuffer target) {
        try {
            return (InetSocketAddress) rtcp.receive(target);
        } catch (IOException nothingToRead) {
            return null;
        }
    }

    @Override
    public void narrowTo(@Nullable InetSocketAddress only) {
        try {
            if (peer != null) {
                peer = null;
                rtp.disconnect();
            }
            if (only != null) {
                rtp.connect(only);
                peer = only;
            }
        } catch (IOException staysOpen) {
            // goes on as before: who is listened to is decided for each packet
        }
    }

    @Override
    public void close() {
        try (rtp;
                rtcp) {
            // closing is all
        } catch (IOException alreadyUnusable) {
            // the file descriptors are gone either way
        } finally {
            ports.giveBack(port);
        }
    }
}
