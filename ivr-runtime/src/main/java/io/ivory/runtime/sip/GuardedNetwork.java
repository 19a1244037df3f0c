package io.ivory.runtime.sip;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Gives the stack sockets that have the guard behind them.
 *
 * <p>The stack's blocking TCP ("OIO") is used, not its NIO: the latter cannot reliably open connections of its own,
 * which a BYE may need. What speaks against blocking TCP, a thread for every connection a stranger opens and for as
 * long as he likes, is cured here: connections are counted in all and per source, and time is limited per message.
 */
final class GuardedNetwork implements NetworkLayer {

    /** How long to wait for somebody to take our connection: T1*8, well under the 32 s a request has. */
    private static final int CONNECT_MS = 4_000;

    private final SipGuard guard;
    private final WaitingMessages waiting;
    private final ConnectionLimits connections;
    private final LongSupplier clockNs;

    GuardedNetwork(SipGuard guard, WaitingMessages waiting, ConnectionLimits connections, LongSupplier clockNs) {
        this.guard = guard;
        this.waiting = waiting;
        this.connections = connections;
        this.clockNs = clockNs;
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
        return new GuardedDatagramSocket(new InetSocketAddress(address, port), guard, waiting, clockNs);
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return new DatagramSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new GuardedServerSocket(port, backlog, address, connections, this::gated);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return connect(address, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress ours) throws IOException {
        return connect(address, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress ours, int ourPort) throws IOException {
        return connect(address, port);
    }

    private Socket connect(InetAddress address, int port) throws IOException {
        Socket socket = new GuardedSocket(this::gated, () -> {});
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, port), CONNECT_MS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private MessageStream gated(GuardedSocket socket, InputStream in) {
        return new MessageStream(socket, in, (message, source) -> pass(socket, message, source), clockNs);
    }

    private int pass(GuardedSocket socket, byte[] message, InetSocketAddress source) throws IOException {
        return switch (guard.inspect(message, message.length, source, clockNs.getAsLong())) {
            case Verdict.Pass(int length, boolean _) -> length;
            case Verdict.Answer(byte[] answer, int _) -> {
                socket.write(answer);
                yield 0;
            }
            case Verdict.Drop _ -> 0;
        };
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) throws IOException {
        throw noTls();
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        throw noTls();
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress ours) throws IOException {
        throw noTls();
    }

    private static IOException noTls() {
        return new IOException("SIP over TLS is left to the balancer in front");
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        // the stack is of no interest here
    }
}
