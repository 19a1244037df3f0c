package io.ivory.runtime.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Accepts TCP connections for the stack, as many as the limits allow; closes the others at once. */
final class GuardedServerSocket extends ServerSocket {

    private final ConnectionLimits limits;
    private final BiFunction<GuardedSocket, InputStream, MessageStream> gate;

    GuardedServerSocket(
            int port,
            int backlog,
            @Nullable InetAddress address,
            ConnectionLimits limits,
            BiFunction<GuardedSocket, InputStream, MessageStream> gate)
            throws IOException {
        super(port, backlog, address);
        this.limits = limits;
        this.gate = gate;
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            var counted = new Counted();
            var socket = new GuardedSocket(gate, counted::release);
            implAccept(socket);
            if (counted.take(socket.getInetAddress())) {
                socket.setTcpNoDelay(true);
                return socket;
            }
            socket.close();
        }
    }

    /** One connection's place among those that are open. */
    private final class Counted {

        private @Nullable InetAddress source;

        boolean take(InetAddress from) {
            if (!limits.tryOpen(from)) {
                return false;
            }
            source = from;
            return true;
        }

        void release() {
            if (source != null) {
                limits.closed(source);
            }
        }
    }
}
