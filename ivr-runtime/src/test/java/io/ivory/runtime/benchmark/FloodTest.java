package io.ivory.runtime.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A flood of calls that nobody acknowledges, from many addresses, against a process with 256 MB of memory: it lives,
 * answers OPTIONS all the while, and takes the next caller.
 */
@Timeout(90)
class FloodTest {

    private static final int SOURCES = 50;
    private static final int INVITES_OF_EACH = 100;
    private static final int PATIENCE_MS = 10_000;

    private final List<DatagramSocket> flooders = new ArrayList<>();
    private int messages;

    @Test
    void theProcessLivesAndTakesTheNextCaller(@TempDir Path folder) throws IOException {
        File log = folder.resolve("engine.log").toFile();
        var options = BenchmarkOptions.parse(
                "setup",
                "--new-calls",
                "100",
                "--engine-java",
                "-Xmx256m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC");
        try (EngineProcess engine = EngineProcess.of(options, log);
                var caller = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            caller.setSoTimeout(PATIENCE_MS);
            for (int i = 1; i <= SOURCES; i++) {
                flooders.add(new DatagramSocket(new InetSocketAddress("127.0.1." + i, 0)));
            }

            for (int round = 0; round < INVITES_OF_EACH; round++) {
                for (DatagramSocket flooder : flooders) {
                    send(flooder, "INVITE", engine.sip());
                }
                assertThat(ask(caller, "OPTIONS", engine.sip())).startsWith("SIP/2.0 200");
            }

            takenWithinAMoment(caller, engine.sip());
            assertThat(ProcessHandle.of(engine.pid().orElseThrow()))
                    .hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());
            assertThat(Files.readString(log.toPath())).doesNotContain("OutOfMemoryError");
        } finally {
            flooders.forEach(DatagramSocket::close);
        }
    }

    /** What is left of the flood's last second may turn the first try away. */
    private void takenWithinAMoment(DatagramSocket caller, InetSocketAddress engine) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> ask(caller, "INVITE", engine).startsWith("SIP/2.0 200"));
    }

    /** The final answer; a datagram that got lost in the flood is sent again. */
    private String ask(DatagramSocket from, String method, InetSocketAddress engine) throws IOException {
        for (int tries = 0; tries < 3; tries++) {
            String branch = send(from, method, engine);
            try {
                String answer = receive(from);
                while (answer.startsWith("SIP/2.0 1") || !answer.contains(branch)) {
                    answer = receive(from);
                }
                return answer;
            } catch (SocketTimeoutException lost) {
                assertThat(tries).as("answers to " + method).isLessThan(2);
            }
        }
        throw new AssertionError("unreachable");
    }

    private String send(DatagramSocket from, String method, InetSocketAddress engine) throws IOException {
        String at = from.getLocalAddress().getHostAddress();
        String branch = "z9hG4bK-flood-" + messages++ + "-";
        String body = method.equals("INVITE") ? offer(at) : "";
        String message = String.join(
                "\r\n",
                method + " sip:long@127.0.0.1:" + engine.getPort() + " SIP/2.0",
                "Via: SIP/2.0/UDP " + at + ":" + from.getLocalPort() + ";branch=" + branch + ";rport",
                "From: <sip:flood@" + at + ">;tag=f" + messages,
                "To: <sip:long@127.0.0.1>",
                "Call-ID: flood-" + messages + "@" + at,
                "CSeq: 1 " + method,
                "Contact: <sip:flood@" + at + ":" + from.getLocalPort() + ">",
                "Max-Forwards: 70",
                "Content-Type: application/sdp",
                "Content-Length: " + body.length(),
                "",
                body);
        byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
        from.send(new DatagramPacket(bytes, bytes.length, engine));
        return branch;
    }

    private static String offer(String address) {
        return "v=0\r\no=- 1 1 IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address
                + "\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
    }

    private static String receive(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[4_096], 4_096);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    }
}
