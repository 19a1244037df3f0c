package io.ivory.flow.explore;

import io.ivory.flow.TestCall;
import java.util.List;
import java.util.Optional;

/**
 * A call for which a claim does not hold, the shortest that was found.
 *
 * @param call the call as a test call: played, it takes just this path. It fails as long as the claim does not hold
 * @param path the nodes it passes, in order; a call that is not over at the end of the path may go on
 * @param ending how it ends; empty if it is not over
 */
public record CounterExample(TestCall call, List<PathStep> path, Optional<Ending> ending) {

    public CounterExample {
        path = List.copyOf(path);
    }
}
