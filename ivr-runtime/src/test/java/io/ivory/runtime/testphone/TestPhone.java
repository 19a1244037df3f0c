package io.ivory.runtime.testphone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A softphone on the loopback interface: places and takes any number of calls over UDP, each with sound and keys.
 *
 * <p>Whoever tests waits for what should happen and names the longest time it may take; nothing sleeps. Thread-safe.
 */
public final class TestPhone implements AutoCloseable {

    private static final int LARGEST_MESSAGE = 65_535;

    private final String user;
    private final List<Companding> codecs;
    private final DatagramSocket socket;
    private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
    private final BlockingQueue<PhoneCall> incoming = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private TestPhone(String user, List<Companding> codecs, int port) {
        this.user = user;
        this.codecs = codecs;
        try {
            socket = new DatagramSocket(port, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException("No socket for the phone of " + user, e);
        }
        Thread.ofPlatform().daemon().name("phone-" + user).start(this::receive);
    }

    /** A phone on a free port that offers both laws of G.711, mu-law first. */
    public static TestPhone of(String user) {
        return new TestPhone(user, List.of(Companding.PCMU, Companding.PCMA), 0);
    }

    /** A phone on a free port that knows A-law only. */
    public static TestPhone withALawOnly(String user) {
        return new TestPhone(user, List.of(Companding.PCMA), 0);
    }

    public String user() {
        return user;
    }

    /** Where this phone is called, such as {@code sip:anna@127.0.0.1:40123}. */
    public String uri() {
        return "sip:" + user + "@127.0.0.1:" + port();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Dials {@code uri}, such as {@code sip:100@127.0.0.1:5060}, and returns at once. */
    public PhoneCall call(String uri) {
        var call = PhoneCall.outgoing(this, uri);
        calls.put(call.id(), call);
        call.dial();
        return call;
    }

    /** The next call that comes in; it waits for {@link PhoneCall#ring}, {@link PhoneCall#answer} or a refusal. */
    public PhoneCall awaitCall(Duration within) throws InterruptedException {
        PhoneCall call = incoming.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        if (call == null) {
            throw new AssertionError("Nobody called " + uri() + " within " + within);
        }
        return call;
    }

    /** Whether calls have come in that nobody has taken from {@link #awaitCall} yet. */
    public boolean isCalled() {
        return !incoming.isEmpty();
    }

    List<Companding> codecs() {
        return codecs;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    void send(SipText message, SocketAddress to) {
        byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException("Could not send to " + to, e);
            }
        }
    }

    void forget(PhoneCall call) {
        calls.remove(call.id());
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[LARGEST_MESSAGE], LARGEST_MESSAGE);
        while (true) {
            try {
                packet.setLength(LARGEST_MESSAGE);
                socket.receive(packet);
            } catch (IOException closed) {
                return;
            }
            String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            if (!text.isBlank()) { // keep-alives are blank lines: RFC 5626 section 4.4.1
                take(SipText.parse(text), packet.getSocketAddress());
            }
        }
    }

    private void take(SipText message, SocketAddress from) {
        PhoneCall call = calls.get(message.require("Call-ID"));
        if (call != null) {
            call.take(message, from);
        } else if (message.isRequest() && message.method().equals("INVITE")) {
            var offered = PhoneCall.incoming(this, message, from);
            calls.put(offered.id(), offered);
            incoming.add(offered);
        } else if (message.isRequest() && !message.method().equals("ACK")) {
            boolean known = message.method().equals("OPTIONS");
            send(Dialog.respond(message, known ? "200 OK" : "481 Call/Transaction Does Not Exist"), from);
        }
    }

    /** Hangs up and closes every socket. */
    @Override
    public void close() {
        calls.values().forEach(PhoneCall::drop);
        timer.shutdownNow();
        socket.close();
    }

    static InetSocketAddress socketAddress(String sipUri) {
        URI uri =
                URI.create("sip://" + sipUri.substring(sipUri.indexOf(':') + 1).split(";", 2)[0]);
        return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 5060 : uri.getPort());
    }
}
