package io.ivory.runtime.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A telephone that knows SIP as text only: sends what a test writes and waits for what it expects, over UDP. */
final class TextPhone implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(5);

    static final String OFFER = sdp("sendrecv", "127.0.0.1", 40_000);

    private static final AtomicInteger numbers = new AtomicInteger((int) (System.nanoTime() & 0xFFFFFF));

    private final DatagramSocket socket;
    private final InetSocketAddress ivr;
    private final List<String> passedOver = new ArrayList<>();

    final String callId = "call-" + numbers.incrementAndGet() + "@phone";
    final String fromTag = "from" + numbers.incrementAndGet();
    String branch = newBranch();

    TextPhone(int ivrPort) {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            ivr = new InetSocketAddress(InetAddress.getLoopbackAddress(), ivrPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    static String newBranch() {
        return "z9hG4bK-" + numbers.incrementAndGet();
    }

    static String sdp(String direction, String address, int port) {
        return String.join(
                "\r\n",
                "v=0",
                "o=phone 1 1 IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 " + address,
                "t=0 0",
                "m=audio " + port + " RTP/AVP 8 0 96",
                "a=rtpmap:96 telephone-event/8000",
                "a=" + direction,
                "");
    }

    /** A request with everything it needs. */
    String request(String method, int cseq, String toTag, String body, String... extra) {
        return request(method, cseq, toTag, "application/sdp", body, extra);
    }

    String request(String method, int cseq, String toTag, String type, String body, String[] extra) {
        var lines = new ArrayList<>(List.of(
                method + " sip:4711@127.0.0.1:" + ivr.getPort() + " SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1:" + port() + ";branch=" + branch + ";rport",
                "From: \"Ann\" <sip:+4930123@127.0.0.1>;tag=" + fromTag,
                "To: <sip:4711@127.0.0.1>" + (toTag.isEmpty() ? "" : ";tag=" + toTag),
                "Call-ID: " + callId,
                "CSeq: " + cseq + " " + method,
                "Contact: <sip:ann@127.0.0.1:" + port() + ">",
                "Max-Forwards: 70"));
        lines.addAll(Arrays.asList(extra));
        if (!body.isEmpty()) {
            lines.add("Content-Type: " + type);
        }
        lines.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        return String.join("\r\n", lines) + "\r\n\r\n" + body;
    }

    void send(String message) {
        sendTo(ivr.getPort(), message);
    }

    /** The same to another port on loopback. */
    void sendTo(int port, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a request of the other side, with an SDP body if there is one. */
    String answerTo(String request, int status, String body, String... extra) {
        var lines = new ArrayList<String>();
        lines.add("SIP/2.0 " + status + " Whatever");
        for (String line : request.split("\r\n\r\n", 2)[0].split("\r\n", -1)) {
            if (line.matches("(?i)(Via|From|Call-ID|CSeq|Record-Route):.*")) {
                lines.add(line);
            } else if (line.startsWith("To:")) {
                lines.add(line.contains(";tag=") || status == 100 ? line : line + ";tag=phone");
            }
        }
        lines.add("Contact: <sip:bob@127.0.0.1:" + port() + ">");
        lines.addAll(Arrays.asList(extra));
        if (!body.isEmpty()) {
            lines.add("Content-Type: application/sdp");
        }
        lines.add("Content-Length: " + body.length());
        return String.join("\r\n", lines) + "\r\n\r\n" + body;
    }

    /** The next message that begins so; others are passed over. */
    String expect(String start) {
        return expect(message -> message.startsWith(start), start, PATIENCE);
    }

    String expect(Predicate<String> wanted, String what, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            String message = receive(deadline);
            if (message == null) {
                throw new AssertionError("no " + what + " came, only " + passedOver);
            }
            if (wanted.test(message)) {
                return message;
            }
            passedOver.add(message.lines().findFirst().orElse(""));
        }
    }

    /** Whatever else comes for that long; empty text if only messages that begin so, or none. */
    String expectNothingBut(String start, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            String message = receive(deadline);
            if (message == null) {
                return "";
            }
            if (!message.startsWith(start)) {
                return message;
            }
        }
    }

    private @Nullable String receive(long deadlineNs) {
        long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0) {
            return null;
        }
        var packet = new DatagramPacket(new byte[16_384], 16_384);
        try {
            socket.setSoTimeout((int) leftMs);
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    static String toTag(String response) {
        return response.lines()
                .filter(line -> line.startsWith("To:"))
                .map(line -> line.substring(line.indexOf(";tag=") + 5))
                .findFirst()
                .orElseThrow();
    }

    static String body(String message) {
        return message.split("\r\n\r\n", 2)[1];
    }

    @Override
    public void close() {
        socket.close();
    }
}
