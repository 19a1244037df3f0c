package io.ivory.runtime.meter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often each of several things has happened since the start. Counting takes no lock and makes no garbage.
 * Thread-safe.
 *
 * @param <E> what is told apart
 */
public final class Tally<E extends Enum<E>> {

    private final Class<E> kinds;
    private final Map<E, LongAdder> counts;

    public Tally(Class<E> kinds) {
        this.kinds = kinds;
        var adders = new EnumMap<E, LongAdder>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            adders.put(kind, new LongAdder());
        }
        counts = Collections.unmodifiableMap(adders);
    }

    /** It has happened once more. */
    public void count(E kind) {
        LongAdder adder = counts.get(kind);
        if (adder != null) { // each constant has one
            adder.increment();
        }
    }

    /** How often each has happened, those that never did included. */
    public Map<E, Long> counts() {
        var now = new EnumMap<E, Long>(kinds);
        counts.forEach((kind, adder) -> now.put(kind, adder.sum()));
        return now;
    }
}
