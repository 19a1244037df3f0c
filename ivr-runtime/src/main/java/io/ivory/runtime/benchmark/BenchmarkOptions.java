package io.ivory.runtime.benchmark;

import io.ivory.runtime.media.Patience;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param load what the callers do
 * @param calls how many are on the line at once, 1 to 5,000; with {@link Load#SETUP} the most that may be
 * @param rate new calls a second, 1 to 3,000
 * @param length how long is measured, 1 s to one hour
 * @param warmUp how long calls go on before that
 * @param hold how long a short call lasts
 * @param speak whether callers send sound
 * @param target the engine to call; this one, started for it, if empty
 * @param pid the process whose processor time and memory are counted, if the engine is not ours
 * @param user the number that is called; by load if empty
 * @param otherWork megabytes a second that our engine allocates for nothing, 0 to 1,000, as web pages beside it would
 * @param newCalls how many new calls a second our engine looks at, 1 to 10,000
 * @param engineJava options of the Java that runs our engine
 * @param json where the figures go as JSON
 * @param beside other engines that get the same load in turn with ours
 * @param rounds how often each gets it, 1 to 20
 */
record BenchmarkOptions(
        Load load,
        int calls,
        int rate,
        Duration length,
        Duration warmUp,
        Duration hold,
        boolean speak,
        Optional<InetSocketAddress> target,
        Optional<Long> pid,
        Optional<String> user,
        int otherWork,
        int newCalls,
        List<String> engineJava,
        Optional<Path> json,
        List<Beside> beside,
        int rounds) {

    /** More than anybody can place. */
    private static final int MOST_NEW_CALLS = 10_000;

    static final String USAGE = """
            ./ivory bench phone LOAD [OPTIONS]     measure this engine, or another one on this machine

            LOAD
              playback                callers who listen to a long prompt
              menu                    callers who press a key, hear what follows, and press the next
              setup                   short calls: how many a second, and how quick they are answered
              soak                    thousands of calls that end at any moment, and what is left of them; "soak help"
                                      lists its options

              --calls N               calls at once, 1 to 5000 (600; setup: 5000)
              --rate N                new calls a second, 1 to 3000 (100; setup: 200)
              --seconds N             how long to measure, 1 to 3600 (15)
              --warm-up N             how long calls go on before that (5)
              --hold N                seconds a short call lasts (1)
              --one-way               the callers send no sound
              --target HOST:PORT      another engine, on 127.x.x.x; see docs/benchmarks.md for what it must play
              --pid N                 its process, to count processor time and memory
              --user NAME             the number to call (playback and setup: long; menu: ivr)
              --other-work MB         allocate so much a second in our engine, as web pages beside it would (0)
              --new-calls N           new calls a second that our engine looks at; more hear 503 (10000)
              --engine-java OPTIONS   Java options for our engine, in one argument
              --json FILE             the figures as JSON
              --beside NAME=HOST:PORT,PID
                                      another engine, and its process: both get the load in turn, and one table shows them
                                      side by side; may be given several times
              --rounds N              how often each gets it, 1 to 20 (3); the table has the median
            """;

    /**
     * An engine to compare ours with.
     *
     * @param name what the table calls it
     * @param pid its process
     */
    record Beside(String name, InetSocketAddress sip, long pid) {}

    /** What callers do. */
    enum Load {
        PLAYBACK("long"),
        MENU("ivr"),
        SETUP("long");

        private final String user;

        Load(String user) {
            this.user = user;
        }
    }

    BenchmarkOptions {
        engineJava = List.copyOf(engineJava);
        beside = List.copyOf(beside);
        within("--rounds", rounds, 1, 20);
        if (target.isPresent() && !beside.isEmpty()) {
            throw new IllegalArgumentException(
                    "--target measures another engine alone, --beside others beside ours: say one");
        }
        within("--calls", calls, 1, 5_000);
        within("--rate", rate, 1, 3_000);
        within("--seconds", length.toSeconds(), 1, 3_600);
        within("--warm-up", warmUp.toSeconds(), 0, 600);
        within("--other-work", otherWork, 0, 1_000);
        within("--new-calls", newCalls, 1, MOST_NEW_CALLS);
        within("--hold", hold.toSeconds(), 1, 3_600);
    }

    /** How long our engine puts up with callers who send no sound: those that never do must not be taken for lost. */
    Duration silence() {
        return speak ? Patience.USUAL.talking() : Duration.ofHours(2);
    }

    /** The same load for another engine alone. */
    BenchmarkOptions against(Beside other) {
        return new BenchmarkOptions(
                load,
                calls,
                rate,
                length,
                warmUp,
                hold,
                speak,
                Optional.of(other.sip()),
                Optional.of(other.pid()),
                user,
                otherWork,
                newCalls,
                engineJava,
                json,
                List.of(),
                rounds);
    }

    /** The number that is called. */
    String number() {
        return user.orElse(load.user);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is none of ours; the message says why
     */
    static BenchmarkOptions parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("Say what the callers are to do: playback, menu or setup");
        }
        Load load = switch (rest.remove()) {
            case "playback" -> Load.PLAYBACK;
            case "menu" -> Load.MENU;
            case "setup" -> Load.SETUP;
            case String other ->
                throw new IllegalArgumentException("No load \"" + other + "\": playback, menu or setup");
        };
        var given = new Given(load == Load.SETUP);
        while (!rest.isEmpty()) {
            String name = rest.remove();
            if (name.equals("--one-way")) {
                given.speak = false;
            } else if (rest.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value, or is unknown");
            } else {
                given.set(name, rest.remove());
            }
        }
        return given.options(load);
    }

    /** What has been read so far. */
    private static final class Given {

        private int calls;
        private int rate;
        private int seconds = 15;
        private int warmUp = 5;
        private int hold = 1;
        private boolean speak = true;
        private Optional<InetSocketAddress> target = Optional.empty();
        private Optional<Long> pid = Optional.empty();
        private Optional<String> user = Optional.empty();
        private int otherWork;
        private int newCalls = MOST_NEW_CALLS;
        private List<String> engineJava = List.of();
        private Optional<Path> json = Optional.empty();
        private final List<Beside> beside = new ArrayList<>();
        private int rounds = 3;

        private Given(boolean setup) {
            calls = setup ? 5_000 : 600;
            rate = setup ? 200 : 100;
        }

        private void set(String name, String value) {
            switch (name) {
                case "--calls" -> calls = number(name, value);
                case "--rate" -> rate = number(name, value);
                case "--seconds" -> seconds = number(name, value);
                case "--warm-up" -> warmUp = number(name, value);
                case "--hold" -> hold = number(name, value);
                case "--target" -> target = Optional.of(address(name, value));
                case "--beside" -> beside.add(beside(value));
                case "--rounds" -> rounds = number(name, value);
                case "--pid" -> pid = Optional.of((long) number(name, value));
                case "--user" -> user = Optional.of(value);
                case "--other-work" -> otherWork = number(name, value);
                case "--new-calls" -> newCalls = number(name, value);
                case "--engine-java" -> engineJava = words(value);
                case "--json" -> json = Optional.of(Path.of(value));
                default -> throw new IllegalArgumentException("No option " + name);
            }
        }

        private BenchmarkOptions options(Load load) {
            return new BenchmarkOptions(
                    load,
                    calls,
                    rate,
                    Duration.ofSeconds(seconds),
                    Duration.ofSeconds(warmUp),
                    Duration.ofSeconds(hold),
                    speak,
                    target,
                    pid,
                    user,
                    otherWork,
                    newCalls,
                    engineJava,
                    json,
                    beside,
                    rounds);
        }

        private static Beside beside(String value) {
            int named = value.indexOf('=');
            int process = value.lastIndexOf(',');
            if (named < 1 || process < named) {
                throw new IllegalArgumentException("--beside is NAME=HOST:PORT,PID, not \"" + value + "\"");
            }
            return new Beside(
                    value.substring(0, named),
                    address("--beside", value.substring(named + 1, process)),
                    number("--beside", value.substring(process + 1)));
        }

        private static int number(String name, String value) {
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " is a number, not \"" + value + "\"", e);
            }
        }

        private static InetSocketAddress address(String name, String value) {
            int colon = value.lastIndexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(name + " is HOST:PORT, not \"" + value + "\"");
            }
            try {
                InetAddress host = InetAddress.getByName(value.substring(0, colon));
                var address = new InetSocketAddress(host, number(name, value.substring(colon + 1)));
                UdpPort.address(host, address.getPort()); // refuses what is not this machine
                return address;
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("There is no host \"" + value.substring(0, colon) + "\"", e);
            }
        }
    }

    /** The options in one argument. */
    static List<String> words(String value) {
        return value.isBlank() ? List.of() : List.of(value.trim().split(" +", -1));
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }
}
