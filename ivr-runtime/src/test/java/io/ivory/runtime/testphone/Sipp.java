package io.ivory.runtime.testphone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The load generator sipp as a crowd of callers: an implementation of SIP and RTP that is none of ours. It sends key
 * presses through a raw socket, for which it needs to run as root or with CAP_NET_RAW.
 */
public final class Sipp {

    private static final String SCENARIO = "keys.xml";

    private final Path program;
    private final Path folder;

    private Sipp(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * Finds sipp on the PATH.
     *
     * @param folder where it may keep its files
     */
    public static Sipp in(Path folder) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, "sipp"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Sipp(program, folder))
                .orElseThrow(() ->
                        new AssertionError("These tests need sipp on the PATH (Debian: apt-get install sip-tester)"));
    }

    /**
     * One caller: waits, presses keys, waits, presses keys, listens and hangs up. sipp takes 0.8 s to begin with its
     * keys and 0.4 s for each of them, which is added to the pauses.
     *
     * @param from the caller's user name
     * @param firstKeys such as {@code 4}; at least one
     * @param laterKeys such as {@code 12345#}; at least one
     * @param before from the answer to the first keys
     * @param between from the last of the first keys to the later ones
     * @param after from the last of the later keys to the end
     */
    public record Caller(
            String from, String firstKeys, String laterKeys, Duration before, Duration between, Duration after) {

        private String line() {
            return String.join(
                    ";",
                    from,
                    firstKeys,
                    laterKeys,
                    String.valueOf(before.toMillis()),
                    String.valueOf(pressing(firstKeys).plus(between).toMillis()),
                    String.valueOf(pressing(laterKeys).plus(after).toMillis()));
        }

        private static Duration pressing(String keys) {
            return Duration.ofMillis(800 + 400L * keys.length());
        }
    }

    /** What the callers may use to reach the other side. */
    public enum Transport {
        UDP("u1"),
        TCP("t1");

        private final String option;

        Transport(String option) {
            this.option = option;
        }
    }

    /**
     * Places all calls, a new one every {@code 1/callsPerSecond}, and waits until the last one is over.
     *
     * @param uri who is called, such as {@code sip:100@127.0.0.1:5060}
     * @throws AssertionError if not every single call ends well, with what sipp has to say about it
     */
    public void call(String uri, List<Caller> callers, int callsPerSecond, Transport transport, Duration within)
            throws InterruptedException {
        try {
            Path run = Files.createTempDirectory(folder, "sipp");
            Path scenario = run.resolve(SCENARIO);
            try (InputStream file = Sipp.class.getResourceAsStream(SCENARIO)) {
                Files.copy(requireNonNull(file, SCENARIO), scenario);
            }
            var lines = new ArrayList<>(List.of("SEQUENTIAL"));
            callers.forEach(caller -> lines.add(caller.line()));
            Files.write(run.resolve("callers.csv"), lines);
            start(run, uri, callers.size(), callsPerSecond, transport, within);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(Path run, String uri, int calls, int callsPerSecond, Transport transport, Duration within)
            throws IOException, InterruptedException {
        InetSocketAddress target = TestPhone.socketAddress(uri);
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(List.of("-sf", SCENARIO, "-inf", "callers.csv", "-i", "127.0.0.1", "-mi", "127.0.0.1"));
        command.addAll(List.of("-s", uri.substring(uri.indexOf(':') + 1, uri.indexOf('@'))));
        command.addAll(List.of("-t", transport.option, "-p", String.valueOf(freePort())));
        command.addAll(List.of("-mp", String.valueOf(freeStretch(2 * calls))));
        command.addAll(List.of("-m", String.valueOf(calls), "-l", String.valueOf(calls)));
        command.addAll(List.of("-r", String.valueOf(callsPerSecond), "-nostdin", "-trace_err"));
        command.addAll(List.of("-error_file", "errors.log", "-trace_stat", "-stf", "statistics.csv"));
        command.add("127.0.0.1:" + target.getPort());
        Path screen = run.resolve("screen.log");
        Process process = new ProcessBuilder(command)
                .directory(run.toFile())
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("sipp is not done within " + within + told(run));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("sipp ended with " + process.exitValue() + told(run));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** What sipp wrote: its errors, and the end of its screen with the counts of each step. */
    private static String told(Path run) throws IOException {
        var text = new StringBuilder();
        Path errors = run.resolve("errors.log");
        if (Files.exists(errors)) {
            text.append("\n--- errors\n").append(Files.readString(errors, UTF_8));
        }
        List<String> screen = Files.readAllLines(run.resolve("screen.log"), UTF_8);
        text.append("\n--- screen\n");
        screen.subList(Math.max(0, screen.size() - 60), screen.size())
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static int freePort() {
        try (var socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (SocketException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1", e);
        }
    }

    /** The even first port of a stretch that nobody listens on, below the range the system gives out. */
    private static int freeStretch(int length) {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = 2 * ThreadLocalRandom.current().nextInt(10_000, 16_000 - length / 2);
            if (isFree(first, length)) {
                return first;
            }
        }
        throw new AssertionError("No stretch of " + length + " free ports between 20000 and 32000");
    }

    private static boolean isFree(int first, int length) {
        for (int port = first; port < first + length; port++) {
            try (var socket = new DatagramSocket(port, InetAddress.ofLiteral("127.0.0.1"))) {
                assert socket.isBound();
            } catch (SocketException taken) {
                return false;
            }
        }
        return true;
    }
}
