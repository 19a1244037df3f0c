package io.ivory.runtime.sip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A TLS connection of the stack: what it reads has been decrypted and has passed the guard.
 *
 * <p>The stack insists on an {@link SSLSocket}, which cannot be extended with a reader of our own; so this one hands
 * everything on to another that has shaken hands already. What the stack wants to settle about the handshake comes too
 * late and is not heard: our own settings decide.
 */
final class GuardedTlsSocket extends SSLSocket {

    private final SSLSocket tls;
    private final MessageStream messages;
    private final OutputStream out;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CopyOnWriteArrayList<HandshakeCompletedListener> listeners = new CopyOnWriteArrayList<>();

    /** Makes what the stack reads of a connection and its decrypted bytes. */
    @FunctionalInterface
    interface Gate {
        MessageStream over(GuardedTlsSocket socket, InputStream decrypted);
    }

    /** @param tls has shaken hands */
    GuardedTlsSocket(SSLSocket tls, Gate gate, Runnable onClose) throws IOException {
        this.tls = tls;
        this.onClose = onClose;
        this.out = tls.getOutputStream();
        this.messages = gate.over(this, tls.getInputStream());
    }

    @Override
    public InputStream getInputStream() {
        return messages;
    }

    /** Always the same object: the stack takes it for the lock of whoever writes. */
    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    void write(byte[] message) throws IOException {
        synchronized (out) {
            out.write(message);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
        tls.close();
    }

    /** Tells the stack of the handshake that has been. */
    @Override
    public void startHandshake() {
        var event = new HandshakeCompletedEvent(this, tls.getSession());
        listeners.forEach(listener -> listener.handshakeCompleted(event));
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        listeners.remove(listener);
    }

    @Override
    public SSLSession getSession() {
        return tls.getSession();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return tls.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        // decided before the handshake
    }

    @Override
    public String[] getSupportedProtocols() {
        return tls.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return tls.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        // decided before the handshake
    }

    @Override
    public void setUseClientMode(boolean mode) {
        // decided before the handshake
    }

    @Override
    public boolean getUseClientMode() {
        return tls.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        // decided before the handshake
    }

    @Override
    public boolean getNeedClientAuth() {
        return tls.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        // decided before the handshake
    }

    @Override
    public boolean getWantClientAuth() {
        return tls.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        // decided before the handshake
    }

    @Override
    public boolean getEnableSessionCreation() {
        return tls.getEnableSessionCreation();
    }

    @Override
    public InetAddress getInetAddress() {
        return tls.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return tls.getLocalAddress();
    }

    @Override
    public int getPort() {
        return tls.getPort();
    }

    @Override
    public int getLocalPort() {
        return tls.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return tls.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return tls.getLocalSocketAddress();
    }

    @Override
    public void setSoTimeout(int timeoutMs) throws SocketException {
        tls.setSoTimeout(timeoutMs);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return tls.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        tls.setTcpNoDelay(on);
    }

    @Override
    public boolean isConnected() {
        return tls.isConnected();
    }

    @Override
    public boolean isBound() {
        return tls.isBound();
    }

    @Override
    public boolean isClosed() {
        return tls.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return tls.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return tls.isOutputShutdown();
    }
}
