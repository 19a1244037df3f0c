package io.ivory.flow;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two habits of every compact constructor here: refuse what is not valid, copy what could change later. */
public final class Checks {

    private Checks() {}

    /** Throws {@link InvalidFlowException} with {@code message} unless {@code valid}. */
    public static void require(boolean valid, String message) {
        if (!valid) {
            throw new InvalidFlowException(message);
        }
    }

    /** Whether {@code duration} can be written in whole milliseconds, the finest unit of the flow format. */
    public static boolean isWholeMillis(Duration duration) {
        return duration.toNanosPart() % 1_000_000 == 0;
    }

    /** An unmodifiable copy that keeps the order of the entries, which {@link Map#copyOf} does not. */
    public static <K, V> Map<K, V> copyInOrder(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
