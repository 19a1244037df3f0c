package io.ivory.runtime.sip;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Knows where the TCP and TLS connections lead that are open, whoever has opened them. Thread-safe. */
final class OpenConnections {

    private final Map<SocketAddress, Socket> open = new HashMap<>();

    synchronized void add(Socket socket) {
        open.values().removeIf(Socket::isClosed);
        open.put(socket.getRemoteSocketAddress(), socket);
    }

    synchronized boolean leadTo(InetSocketAddress there) {
        Socket socket = open.get(there);
        return socket != null && !socket.isClosed();
    }
}
