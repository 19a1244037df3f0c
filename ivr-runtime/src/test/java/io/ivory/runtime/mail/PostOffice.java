package io.ivory.runtime.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on loopback that speaks as much SMTP as is needed to hand in a letter, and may be closed at first. */
final class PostOffice implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger closedFor;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger visited = new AtomicInteger();
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final List<String> receivers = new CopyOnWriteArrayList<>();

    /** @param refusals how many visitors are sent away before it opens */
    PostOffice(int refusals) {
        closedFor = new AtomicInteger(refusals);
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> letters() {
        return letters;
    }

    List<String> receivers() {
        return receivers;
    }

    int refusals() {
        return refused.get();
    }

    int visits() {
        return visited.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket visitor = socket.accept()) {
                    visited.incrementAndGet();
                    talk(visitor);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void talk(Socket visitor) throws IOException {
        var in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.UTF_8));
        if (closedFor.getAndDecrement() > 0) {
            answer(visitor, "421 closed");
            refused.incrementAndGet();
            return;
        }
        answer(visitor, "220 post office");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("DATA")) {
                answer(visitor, "354 go on");
                letters.add(letter(in));
            } else if (command.startsWith("RCPT TO:")) {
                receivers.add(line.substring("RCPT TO:".length()).strip());
            } else if (command.startsWith("QUIT")) {
                answer(visitor, "221 bye");
                return;
            }
            answer(visitor, "250 fine");
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        var letter = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private static void answer(Socket visitor, String words) throws IOException {
        visitor.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        visitor.getOutputStream().flush();
    }
}
