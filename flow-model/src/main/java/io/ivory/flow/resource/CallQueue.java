package io.ivory.flow.resource;

import static io.ivory.flow.Checks.require;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Callers in line for a team.
 *
 * @param agents the names of persons among the destinations who take the calls, each once, 1 to 100
 * @param music the file of a recording that waiting callers hear; a quiet tone if null
 * @param capacity how many callers may wait at once, 1 to 200
 */
public record CallQueue(List<String> agents, @Nullable String music, int capacity) implements Destination {

    public static final int MAX_AGENTS = 100;
    public static final int MAX_CAPACITY = 200;
    public static final int DEFAULT_CAPACITY = 20;

    public CallQueue {
        agents = RingGroup.requireMembers(agents, MAX_AGENTS);
        require(
                capacity >= 1 && capacity <= MAX_CAPACITY,
                "capacity must be between 1 and " + MAX_CAPACITY + ", but is " + capacity);
    }
}
