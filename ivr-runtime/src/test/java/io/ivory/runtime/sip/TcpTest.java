package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.sdp.OfferAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calls over TCP, and what strangers do with connections. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class TcpTest {

    private final RecordingObserver observer = new RecordingObserver();
    private final Queue<InboundCall> calls = new ConcurrentLinkedQueue<>();
    private final SipEndpoint endpoint = SipEndpoint.start(
            new SipSettings(
                    InetAddress.getLoopbackAddress(), "127.0.0.1", 0, FloodLimits.USUAL, Duration.ofMillis(300)),
            call -> {
                call.observe(observer);
                call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
                calls.add(call);
            });

    @AfterAll
    void close() {
        endpoint.close();
    }

    @Test
    void ivrHangsUpOnTheConnectionTheCallCameOn() throws IOException {
        try (var connection = connect();
                var words = new TextPhone(endpoint.port())) {
            send(connection, overTcp(words.request("INVITE", 1, "", TextPhone.OFFER)));
            String ok = expect(connection, "SIP/2.0 200");
            words.branch = TextPhone.newBranch();
            send(connection, overTcp(words.request("ACK", 1, TextPhone.toTag(ok), "")));
            assertThat(observer.next()).isEqualTo("acknowledged");
            assertThat(ok).contains("transport=tcp");

            calls.remove().hangUp();

            send(connection, words.answerTo(expect(connection, "BYE "), 200, ""));
            assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
        }
    }

    @Test
    void callerWhoseConnectionHasClosedIsHungUpOnWhereItListens() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var words = new TextPhone(endpoint.port())) {
            listening.setSoTimeout(5_000);
            answeredOverAConnectionThatCloses(words, "127.0.0.1:" + listening.getLocalPort());

            calls.remove().hangUp();

            try (Socket connection = listening.accept()) {
                connection.setSoTimeout(5_000);
                send(connection, words.answerTo(expect(connection, "BYE "), 200, ""));
            }
        }
        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
        await().until(() -> endpoint.counters().calls() == 0);
    }

    @Test
    void nameOfAStrangerWhoseConnectionHasClosedIsNotLookedUp() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var words = new TextPhone(endpoint.port())) {
            listening.setSoTimeout(500);
            answeredOverAConnectionThatCloses(words, "localhost:" + listening.getLocalPort());

            calls.remove().hangUp();

            assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
        await().until(() -> endpoint.counters().calls() == 0);
    }

    private void answeredOverAConnectionThatCloses(TextPhone words, String contact) throws IOException {
        try (var connection = connect()) {
            String invite = overTcp(words.request("INVITE", 1, "", TextPhone.OFFER))
                    .replace("<sip:ann@127.0.0.1:" + words.port() + ">", "<sip:ann@" + contact + ";transport=tcp>");
            send(connection, invite);
            String ok = expect(connection, "SIP/2.0 200");
            words.branch = TextPhone.newBranch();
            send(connection, overTcp(words.request("ACK", 1, TextPhone.toTag(ok), "")));
            assertThat(observer.next()).isEqualTo("acknowledged");
        }
        await().until(() -> endpoint.counters().connections() == 0);
    }

    @Test
    void weCallOverTcp() throws IOException {
        var called = new RecordingObserver();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var words = new TextPhone(endpoint.port())) {
            OutboundCall call = endpoint.call(
                    "sip:bob@127.0.0.1:" + server.getLocalPort() + ";transport=tcp",
                    "",
                    OfferAnswer.offer(RecordingObserver.LOCAL),
                    called);
            try (Socket connection = server.accept()) {
                connection.setSoTimeout(5_000);
                String invite = expect(connection, "INVITE ");
                send(connection, words.answerTo(invite, 200, TextPhone.OFFER));
                expect(connection, "ACK ");
                call.hangUp();
                send(connection, words.answerTo(expect(connection, "BYE "), 200, ""));
            }
        }
        assertThat(called.next()).isEqualTo("answered 40000");
        assertThat(called.next()).isEqualTo("ended LOCAL_HUNG_UP");
    }

    @Test
    void messageInPiecesIsOneMessage() throws IOException {
        try (var connection = connect();
                var words = new TextPhone(endpoint.port())) {
            String options = overTcp(words.request("OPTIONS", 1, "", ""));

            send(connection, "\r\n\r\n" + options.substring(0, 50));
            send(connection, options.substring(50, 51));
            send(connection, options.substring(51) + overTcp(words.request("OPTIONS", 2, "", "")));

            assertThat(expect(connection, "SIP/2.0 200")).contains("CSeq: 1 OPTIONS");
            assertThat(expect(connection, "SIP/2.0 200")).contains("CSeq: 2 OPTIONS");
        }
    }

    @Test
    void twoLengthsCloseTheConnection() throws IOException {
        try (var connection = connect();
                var words = new TextPhone(endpoint.port())) {
            String inner = overTcp(words.request("OPTIONS", 2, "", ""));
            String outer = overTcp(words.request("OPTIONS", 1, "", ""))
                    .replace("Content-Length: 0", "Content-Length: " + inner.length() + "\r\nContent-Length: 0");

            send(connection, outer + inner);

            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void oneSourceHasAtMostTwentyConnections() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                open.add(connect());
            }
            int closed = 0;
            for (Socket one : open.subList(ConnectionLimits.MOST_OF_SOURCE, open.size())) {
                closed += one.getInputStream().read() == -1 ? 1 : 0;
            }

            assertThat(closed).isEqualTo(20);
            assertThat(endpoint.counters().connections()).isLessThanOrEqualTo(ConnectionLimits.MOST_OF_SOURCE);
        } finally {
            for (Socket one : open) {
                one.close();
            }
        }
        await().until(() -> endpoint.counters().connections() == 0);
    }

    @Test
    void slowSendersFromManyAddressesTakeABoundedNumberOfThreads() throws IOException {
        int threadsBefore = Thread.getAllStackTraces().size();
        List<Socket> open = new ArrayList<>();
        try (var phone = new TextPhone(endpoint.port())) {
            for (int i = 0; i < 400; i++) {
                open.add(halfAMessageFrom(Inet4Address.ofLiteral("127.0.1." + (i / 16 + 1))));
            }
            phone.send(phone.request("OPTIONS", 1, "", ""));
            phone.expect("SIP/2.0 200");

            assertThat(endpoint.counters().connections()).isLessThanOrEqualTo(ConnectionLimits.MOST_IN_ALL);
            assertThat(Thread.getAllStackTraces().size() - threadsBefore)
                    .as("two threads a connection, and no more of them than connections may be")
                    .isLessThanOrEqualTo(2 * ConnectionLimits.MOST_IN_ALL + 20);
        } finally {
            for (Socket one : open) {
                one.close();
            }
        }
        await().until(() -> endpoint.counters().connections() == 0);
    }

    private Socket halfAMessageFrom(InetAddress source) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port(), source, 0);
        try {
            send(socket, "OPTIONS sip:slow@127.0.0.1 SIP/2.0\r\nVia: ");
        } catch (IOException closed) {
            assertThat(endpoint.counters().connections()).isPositive(); // one too many
        }
        return socket;
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static String overTcp(String message) {
        return message.replace("SIP/2.0/UDP", "SIP/2.0/TCP");
    }

    private static void send(Socket connection, String message) throws IOException {
        connection.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String expect(Socket connection, String start) throws IOException {
        String message = read(connection);
        assertThat(message).startsWith(start);
        return message;
    }

    private static String read(Socket connection) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = connection.getInputStream().read();
            assertThat(next).as("after " + head).isNotNegative();
            head.write(next);
        }
        String text = head.toString(StandardCharsets.UTF_8);
        int length = text.toLowerCase(Locale.ROOT)
                .lines()
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return text + new String(connection.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }
}
