package io.ivory.runtime.benchmark;

import java.util.Map;
import java.util.TreeMap;

/** What the callers have seen and heard. The callers' thread owns it until it has ended. */
final class CallerFigures {

    /** How far the distance between two packets was from the packet time. */
    final Histogram deviation = new Histogram();

    final Histogram inviteToAnswer = new Histogram();
    final Histogram ackToSound = new Histogram();

    /** From the first packet of a key, and from the first that says it is up, to the first of the prompt that follows. */
    final Histogram keyDownToPrompt = new Histogram();

    final Histogram keyUpToPrompt = new Histogram();

    /** How late this program itself was: if it is late by much, the figures mean little. */
    final Histogram ownLateness = new Histogram();

    final Map<String, Integer> failures = new TreeMap<>();

    /** How many calls went wrong before the measured time: an engine that is still cold may turn some away. */
    int failedWarmingUp;

    boolean measuring;
    long started;
    long answered;
    long ended;
    long packets;
    long missing;
    long outOfOrder;
    long skippedFrames;
    /** Pressed in the measured time; whether they are understood may show a little later. */
    long keys;

    long keysUnderstood;
    double callSeconds;
    int mostAtOnce;

    /** From here on the figures count; how many calls began and ended has always counted. */
    void begin() {
        measuring = true;
        failedWarmingUp = failed();
        failures.clear();
        deviation.clear();
        inviteToAnswer.clear();
        ackToSound.clear();
        keyDownToPrompt.clear();
        keyUpToPrompt.clear();
        ownLateness.clear();
        packets = 0;
        missing = 0;
        outOfOrder = 0;
        skippedFrames = 0;
        keys = 0;
        keysUnderstood = 0;
        callSeconds = 0;
    }

    /** Keys of the measured time whose prompt has not begun yet. */
    boolean awaitsPrompts() {
        return keysUnderstood < keys;
    }

    void fail(String reason) {
        failures.merge(reason, 1, Integer::sum);
    }

    int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
}
