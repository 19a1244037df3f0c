package io.ivory.runtime.simulation;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What came of a test call.
 *
 * @param problem the first thing that went otherwise than the test says, in words; empty if it passed
 * @param outcome how the call ended
 * @param transcript what was said and pressed, one line each
 * @param events the path it took
 */
public record TestCallResult(Optional<String> problem, CallOutcome outcome, String transcript, List<CallEvent> events) {

    public TestCallResult {
        events = List.copyOf(events);
    }

    public boolean passed() {
        return problem.isEmpty();
    }
}
