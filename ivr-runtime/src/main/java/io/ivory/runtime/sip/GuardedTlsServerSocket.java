package io.ivory.runtime.sip;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts TLS connections for the stack. Hands are shaken beside the thread that accepts, and for a bounded time: nobody
 * who is slow at it keeps others waiting. The stack sees only connections that are ready.
 */
final class GuardedTlsServerSocket extends SSLServerSocket {

    private static final Logger log = LoggerFactory.getLogger(GuardedTlsServerSocket.class);

    private static final int HANDSHAKE_MS = 10_000;
    private static final long LOOK_MS = 200;

    private final ServerSocket plain;
    private final TlsKeys keys;
    private final ConnectionLimits limits;
    private final GuardedTlsSocket.Gate gate;
    private final BlockingQueue<GuardedTlsSocket> ready = new LinkedBlockingQueue<>();
    private final Thread acceptor;

    GuardedTlsServerSocket(
            int port,
            int backlog,
            InetAddress address,
            TlsKeys keys,
            ConnectionLimits limits,
            GuardedTlsSocket.Gate gate)
            throws IOException {
        this.plain = new ServerSocket();
        plain.bind(new InetSocketAddress(address, port), backlog);
        this.keys = keys;
        this.limits = limits;
        this.gate = gate;
        this.acceptor = Thread.ofVirtual().name("sip-tls-accept").start(this::acceptUntilClosed);
    }

    @Override
    public Socket accept() throws IOException {
        try {
            while (!plain.isClosed()) {
                GuardedTlsSocket socket = ready.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                if (socket != null) {
                    return socket;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for a TLS connection");
        }
        throw new SocketException("the TLS port is closed");
    }

    private void acceptUntilClosed() {
        var trouble = new AcceptTrouble("TLS");
        try {
            while (!plain.isClosed()) {
                try {
                    acceptNext();
                    trouble.over();
                } catch (IOException e) {
                    if (!plain.isClosed()) {
                        trouble.pauseAfter(e);
                    }
                }
            }
        } catch (InterruptedIOException stopping) {
            log.atDebug().log("no more TLS connections are taken");
        }
    }

    private void acceptNext() throws IOException {
        Socket socket = plain.accept();
        InetAddress source = socket.getInetAddress();
        if (limits.tryOpen(source)) {
            var _ = Thread.ofVirtual().name("sip-tls-handshake").start(() -> shakeHands(socket, source));
        } else {
            socket.close();
        }
    }

    private void shakeHands(Socket socket, InetAddress source) {
        Thread watchdog = Thread.ofVirtual().start(() -> closeAfter(socket));
        try {
            socket.setTcpNoDelay(true);
            SSLSocket tls = keys.serve(socket);
            tls.startHandshake();
            watchdog.interrupt();
            ready.add(new GuardedTlsSocket(tls, gate, () -> limits.closed(source)));
        } catch (IOException | RuntimeException refused) {
            watchdog.interrupt();
            limits.closed(source);
            close(socket);
            log.atDebug()
                    .addKeyValue("problem", CallerText.oneLine(String.valueOf(refused.getMessage())))
                    .log("a TLS handshake did not come about");
        }
    }

    /** However slowly bytes of the handshake drip. */
    private static void closeAfter(Socket socket) {
        try {
            Thread.sleep(HANDSHAKE_MS);
            close(socket);
        } catch (InterruptedException done) {
            // hands were shaken in time
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            log.atDebug().setCause(alreadyBroken).log("a broken TLS connection could not be closed");
        }
    }

    @Override
    public void close() throws IOException {
        plain.close();
        acceptor.interrupt();
        for (GuardedTlsSocket one = ready.poll(); one != null; one = ready.poll()) {
            one.close();
        }
    }

    @Override
    public boolean isClosed() {
        return plain.isClosed();
    }

    @Override
    public int getLocalPort() {
        return plain.getLocalPort();
    }

    @Override
    public InetAddress getInetAddress() {
        return plain.getInetAddress();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return new String[0];
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        // our own keys decide
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[0];
    }

    @Override
    public String[] getSupportedProtocols() {
        return TlsKeys.PROTOCOLS.toArray(String[]::new);
    }

    @Override
    public String[] getEnabledProtocols() {
        return TlsKeys.PROTOCOLS.toArray(String[]::new);
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        // our own keys decide
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        // not asked for: trunks prove themselves by their password or address
    }

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public void setWantClientAuth(boolean want) {
        // not asked for
    }

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public void setUseClientMode(boolean mode) {
        // always a server
    }

    @Override
    public boolean getUseClientMode() {
        return false;
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        // always
    }

    @Override
    public boolean getEnableSessionCreation() {
        return true;
    }
}
