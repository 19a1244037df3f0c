package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that cannot be taken, which must not keep others from being taken. */
@Timeout(20)
class GuardedServerSocketTest {

    private final ConnectionLimits limits = new ConnectionLimits();
    private final GuardedServerSocket server;
    private int failures;
    private int breaks;

    GuardedServerSocketTest() throws IOException {
        server =
                new GuardedServerSocket(
                        0,
                        10,
                        InetAddress.getLoopbackAddress(),
                        limits,
                        (socket, in) -> new MessageStream(socket, in, (message, source) -> 0, () -> 0)) {
                    @Override
                    void takeNext(GuardedSocket socket) throws IOException {
                        if (failures > 0) {
                            failures--;
                            throw new SocketException("Too many open files");
                        }
                        super.takeNext(socket);
                        if (breaks > 0) {
                            breaks--;
                            socket.close();
                        }
                    }
                };
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void afterTooManyOpenFilesConnectionsAreTakenAgain() throws IOException {
        failures = 3;

        try (var caller = connect();
                Socket taken = server.accept()) {
            assertThat(taken.getPort()).isEqualTo(caller.getLocalPort());
            assertThat(limits.inAll()).isOne();
        }
        assertThat(limits.inAll()).isZero();
    }

    @Test
    void aConnectionThatBreaksAsItIsTakenGivesItsPlaceBack() throws IOException {
        breaks = 1;

        try (var broken = connect();
                var caller = connect();
                Socket taken = server.accept()) {
            assertThat(broken.isConnected()).isTrue();
            assertThat(taken.getPort()).isEqualTo(caller.getLocalPort());
            assertThat(limits.inAll()).isOne();
        }
    }

    @Test
    void aClosedSocketTakesNothingMore() throws IOException {
        server.close();

        assertThatThrownBy(server::accept).isInstanceOf(SocketException.class);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }
}
