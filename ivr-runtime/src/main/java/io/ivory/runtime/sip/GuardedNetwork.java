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
import javax.sip.SipStack;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable TlsKeys keys;
    private final TrunkSources trunks;
    private final OpenConnections open = new OpenConnections();

    /**
     * @param keys for TLS; null for none
     * @param trunks say which name the certificate behind an address must have
     */
    GuardedNetwork(
            SipGuard guard,
            WaitingMessages waiting,
            ConnectionLimits connections,
            LongSupplier clockNs,
            @Nullable TlsKeys keys,
            TrunkSources trunks) {
        this.guard = guard;
        this.waiting = waiting;
        this.connections = connections;
        this.clockNs = clockNs;
        this.keys = keys;
        this.trunks = trunks;
    }

    /** The router of requests within calls over these connections. */
    SipRouter router(SipStack stack) {
        return new SipRouter(stack, open, trunks);
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
        open.add(socket);
        return new MessageStream(socket, in, (message, source) -> pass(socket::write, message, source), clockNs);
    }

    /** Where an answer of the guard's goes. */
    @FunctionalInterface
    private interface Writing {
        void write(byte[] answer) throws IOException;
    }

    private int pass(Writing socket, byte[] message, InetSocketAddress source) throws IOException {
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
        return new GuardedTlsServerSocket(port, backlog, address, keys(), connections, this::gatedTls);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        var plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(address, port), CONNECT_MS);
            plain.setSoTimeout(CONNECT_MS);
            SSLSocket tls = keys().call(plain, trunks.nameAt(address, port), port);
            tls.startHandshake();
            return new GuardedTlsSocket(tls, this::gatedTls, () -> {});
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress ours) throws IOException {
        return createSSLSocket(address, port);
    }

    private MessageStream gatedTls(GuardedTlsSocket socket, InputStream in) {
        open.add(socket);
        return new MessageStream(socket, in, (message, source) -> pass(socket::write, message, source), clockNs);
    }

    private TlsKeys keys() throws IOException {
        if (keys == null) {
            throw new IOException("SIP over TLS has no key: set IVORY_SIP_TLS_PORT and IVORY_SIP_TLS_CERTIFICATE");
        }
        return keys;
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        // the stack is of no interest here
    }
}
