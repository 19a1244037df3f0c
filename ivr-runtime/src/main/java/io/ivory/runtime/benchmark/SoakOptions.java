package io.ivory.runtime.benchmark;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How the soak is done.
 *
 * @param calls how many, 1 to 1,000,000
 * @param rate new calls a second, 1 to 500
 * @param vanishing how many of a hundred callers are gone without a word, 0 to 100
 * @param rest how many seconds are waited before a look at what is left, 0 to 600
 * @param seed of what callers do, so that it can be done again
 * @param engineJava options of the Java that runs our engine
 */
record SoakOptions(int calls, int rate, int vanishing, int rest, long seed, List<String> engineJava) {

    static final String USAGE = """
            ./ivory bench phone soak [OPTIONS]     thousands of calls that end at any moment, and what is left of them

              --calls N               how many, 1 to 1000000 (20000)
              --rate N                new calls a second, 1 to 500 (75)
              --vanishing N           how many of a hundred callers are gone without a word, 0 to 100 (20)
              --rest N                seconds until the look at what is left (75: all timers are over by then)
              --seed N                the same callers again (1)
              --engine-java OPTIONS   Java options for our engine, in one argument
            """;

    SoakOptions {
        engineJava = List.copyOf(engineJava);
        within("--calls", calls, 1, 1_000_000);
        within("--rate", rate, 1, 500);
        within("--vanishing", vanishing, 0, 100);
        within("--rest", rest, 0, 600);
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is none of ours; the message says why
     */
    static SoakOptions parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        int calls = 20_000;
        int rate = 75;
        int vanishing = 20;
        int pause = 75;
        long seed = 1;
        List<String> java = List.of();
        while (!rest.isEmpty()) {
            String name = rest.remove();
            if (rest.isEmpty()) { // also for "help"
                throw new IllegalArgumentException(name + " needs a value, or is unknown");
            }
            String value = rest.remove();
            switch (name) {
                case "--calls" -> calls = number(name, value);
                case "--rate" -> rate = number(name, value);
                case "--vanishing" -> vanishing = number(name, value);
                case "--rest" -> pause = number(name, value);
                case "--seed" -> seed = number(name, value);
                case "--engine-java" -> java = BenchmarkOptions.words(value);
                default -> throw new IllegalArgumentException("No option " + name);
            }
        }
        return new SoakOptions(calls, rate, vanishing, pause, seed, java);
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a number, not \"" + value + "\"", e);
        }
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }
}
