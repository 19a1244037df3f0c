package io.ivory.runtime.benchmark;

import java.time.Instant;

/** The clock that the kernel stamps arriving packets with. */
final class WallClock {

    private WallClock() {}

    /** Nanoseconds since 1970. */
    static long nowNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }
}
