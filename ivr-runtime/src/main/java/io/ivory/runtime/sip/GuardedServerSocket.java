package io.ivory.runtime.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts TCP connections for the stack, as many as the limits allow; closes the others at once.
 *
 * <p>The stack accepts no more after the first error it sees, so it sees none until this socket is closed.
 */
class GuardedServerSocket extends ServerSocket {

    private static final Logger log = LoggerFactory.getLogger(GuardedServerSocket.class);

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
        var trouble = new AcceptTrouble("TCP");
        while (true) {
            var counted = new Counted();
            var socket = new GuardedSocket(gate, counted::release);
            try {
                takeNext(socket);
                if (counted.take(socket.getInetAddress())) {
                    socket.setTcpNoDelay(true);
                    return socket;
                }
                socket.close();
            } catch (IOException e) {
                abandon(socket, counted);
                if (isClosed()) {
                    throw e;
                }
                trouble.pauseAfter(e);
            }
        }
    }

    /** Waits for a connection; apart, so that a test can let it fail. */
    void takeNext(GuardedSocket socket) throws IOException {
        implAccept(socket);
    }

    private static void abandon(GuardedSocket socket, Counted counted) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            log.atDebug().setCause(alreadyBroken).log("a broken TCP connection could not be closed");
        }
        counted.release();
    }

    /** One connection's place among those that are open, given back once. */
    private final class Counted {

        private @Nullable InetAddress source;

        synchronized boolean take(InetAddress from) {
            if (!limits.tryOpen(from)) {
                return false;
            }
            source = from;
            return true;
        }

        synchronized void release() {
            InetAddress left = source;
            source = null;
            if (left != null) {
                limits.closed(left);
            }
        }
    }
}
