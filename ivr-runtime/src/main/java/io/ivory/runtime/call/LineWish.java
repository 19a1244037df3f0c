package io.ivory.runtime.call;

import io.ivory.flow.Digit;
import io.ivory.flow.resource.Person;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom a caller waits in line, and for how long.
 *
 * @param queue the line's name: all who wait for it are in one line
 * @param agents who takes the calls
 * @param capacity how many may wait at once
 * @param atMost how long they wait
 * @param announceEvery how often they are told how it stands; zero for never
 * @param leaveBy the key that gives up waiting; none if null
 */
public record LineWish(
        String queue,
        List<Person> agents,
        int capacity,
        Duration atMost,
        Duration announceEvery,
        @Nullable Digit leaveBy) {

    public LineWish {
        agents = List.copyOf(agents);
    }
}
