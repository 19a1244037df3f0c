package io.ivory.runtime.testphone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wire to a running baresip: commands there, events back, each a JSON object in a netstring ({@code 7:{"a":1},}).
 * Thread-safe: all fields are guarded by this object.
 */
final class BaresipControl implements AutoCloseable {

    private static final Pattern EVENT = Pattern.compile("\"type\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern DETAIL = Pattern.compile("\"param\"\\s*:\\s*\"([^\"]*)\"");

    private final Socket socket;
    private final List<String> heard = new ArrayList<>();
    private int taken;
    private int asked;
    private String lastAnswer = "";

    BaresipControl(Socket socket) {
        this.socket = socket;
        Thread.ofVirtual().start(this::listen);
    }

    /** Asks for something; what comes of it is heard as an event. */
    synchronized void command(String command, String parameter) {
        asked++;
        String json = "{\"command\":\"" + command + "\",\"params\":\"" + parameter + "\",\"token\":\"" + asked + "\"}";
        byte[] text = json.getBytes(UTF_8);
        try {
            socket.getOutputStream().write((text.length + ":").getBytes(UTF_8));
            socket.getOutputStream().write(text);
            socket.getOutputStream().write(',');
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("baresip takes no commands any more, after " + heard, e);
        }
    }

    /**
     * Waits for the next event of this type; others are passed over.
     *
     * @return what came with it, such as who calls
     */
    synchronized String await(String type, Duration within) throws InterruptedException {
        long deadlineNs = System.nanoTime() + within.toNanos();
        while (true) {
            while (taken < heard.size()) {
                String event = heard.get(taken);
                taken++;
                if (event.startsWith(type + " ")) {
                    return event.substring(type.length() + 1);
                }
            }
            long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                throw new AssertionError("baresip did not tell of " + type + " within " + within + ", only " + heard);
            }
            wait(leftMs);
        }
    }

    /** What baresip says to a command, as JSON. */
    synchronized String ask(String command, Duration within) throws InterruptedException {
        command(command, "");
        String token = "\"token\":\"" + asked + "\"";
        long deadlineNs = System.nanoTime() + within.toNanos();
        while (!lastAnswer.contains(token)) {
            long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                throw new AssertionError("baresip does not answer to " + command + " within " + within);
            }
            wait(leftMs);
        }
        return lastAnswer;
    }

    private void listen() {
        try (var in = new BufferedInputStream(socket.getInputStream())) {
            for (int length = length(in); length >= 0; length = length(in)) {
                take(new String(in.readNBytes(length), UTF_8));
                in.readNBytes(1); // the comma
            }
        } catch (IOException closed) {
            take("{\"type\":\"DISCONNECTED\"}");
        }
    }

    /** The digits before the colon; -1 at the end. */
    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (int digit = in.read(); digit != ':'; digit = in.read()) {
            if (digit < '0' || digit > '9') {
                return -1;
            }
            length = 10 * length + digit - '0';
        }
        return length;
    }

    private synchronized void take(String message) {
        Matcher type = EVENT.matcher(message);
        if (type.find()) {
            Matcher detail = DETAIL.matcher(message);
            heard.add(type.group(1) + " " + (detail.find() ? detail.group(1) : ""));
        } else {
            lastAnswer = message;
        }
        notifyAll();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
