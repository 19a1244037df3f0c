package io.ivory.samples;

import io.ivory.runtime.simulation.TestCallResult;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of the test calls of a sample, in words for whoever mends it. */
final class PlayedCalls {

    private PlayedCalls() {}

    /** Each call that went otherwise than it says, with why and how; empty if none did. */
    static String failures(Map<String, TestCallResult> played) {
        return played.entrySet().stream()
                .filter(call -> !call.getValue().passed())
                .map(call -> call.getKey() + ": " + call.getValue().problem().orElseThrow() + "\n"
                        + call.getValue().transcript())
                .collect(Collectors.joining("\n"));
    }
}
