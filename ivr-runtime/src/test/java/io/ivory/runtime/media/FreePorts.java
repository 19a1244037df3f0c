package io.ivory.runtime.media;

import io.ivory.runtime.rtp.PortRange;
import java.util.concurrent.ThreadLocalRandom;

/** Port ranges for tests that run at the same time; ports that others hold are passed over by whoever opens them. */
public final class FreePorts {

    /** Below the ports that the system hands out by itself. */
    private static final int FIRST = 20_000;

    private static final int LAST = 31_000;

    private FreePorts() {}

    /** A range of {@code calls} pairs somewhere. */
    public static PortRange forCalls(int calls) {
        int first = FIRST + 2 * ThreadLocalRandom.current().nextInt((LAST - FIRST) / 2 - calls);
        return new PortRange(first, first + 2 * calls - 1);
    }
}
