package io.ivory.runtime.http;

import java.time.Duration;
import java.util.Map;

/**
 * A service that was asked since the start.
 *
 * @param name its name in the workspace
 * @param spared whether it has failed again and again and is asked only now and then to see whether it is back
 * @param outcomes what became of the requests
 * @param inAll how long they took together
 */
public record ServiceState(String name, boolean spared, Map<ServiceOutcome, Long> outcomes, Duration inAll) {

    public ServiceState {
        outcomes = Map.copyOf(outcomes);
    }
}
