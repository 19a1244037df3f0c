package io.ivory.designer.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes guessing passwords slow: after five failures in ten minutes, a name is refused from that address for ten
 * minutes, right or wrong. Knows nothing of which names exist. Thread-safe.
 */
final class LoginThrottle {

    static final int FAILURES = 5;
    static final Duration LOCKED_FOR = Duration.ofMinutes(10);

    /** A flood of made-up names pushes the oldest out instead of filling the memory. */
    private static final int REMEMBERED = 10_000;

    private final InstantSource time;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    LoginThrottle(InstantSource time) {
        this.time = time;
    }

    private record Key(String name, String address) {

        static Key of(String name, String address) {
            String plain = name.strip().toLowerCase(Locale.ROOT);
            return new Key(plain.substring(0, Math.min(plain.length(), 80)), address);
        }
    }

    private record Failures(int count, Instant last) {}

    synchronized boolean isLocked(String name, String address) {
        Failures known = failures.get(Key.of(name, address));
        return known != null && known.count() >= FAILURES && isRecent(known);
    }

    /**
     * Takes note of a wrong password.
     *
     * @return how many there were of late
     */
    synchronized int failed(String name, String address) {
        Key key = Key.of(name, address);
        Failures before = failures.get(key);
        int count = before != null && isRecent(before) ? before.count() + 1 : 1;
        failures.put(key, new Failures(count, time.instant()));
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
        return count;
    }

    synchronized void succeeded(String name, String address) {
        failures.remove(Key.of(name, address));
    }

    private boolean isRecent(Failures failed) {
        return time.instant().isBefore(failed.last().plus(LOCKED_FOR));
    }
}
