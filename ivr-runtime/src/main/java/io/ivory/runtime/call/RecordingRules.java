package io.ivory.runtime.call;

import java.time.Duration;

/**
 * When a recording of a caller is over.
 *
 * @param longest how long it may be
 * @param silence how long the caller may be silent
 */
public record RecordingRules(Duration longest, Duration silence) {

    public RecordingRules {
        if (!longest.isPositive() || !silence.isPositive()) {
            throw new IllegalArgumentException(
                    "A recording is longer than zero, and so is the silence that ends it, but they are " + longest
                            + " and " + silence);
        }
    }
}
