package io.ivory.runtime.call;

import java.time.Duration;

/**
 * What came of recording a caller.
 *
 * @param speech how much of it is worth keeping: from the beginning to a moment after the last word; zero if there was
 *     none
 * @param end what ended it
 */
public record Recorded(Duration speech, End end) {

    /** What ends a recording. */
    public enum End {
        /** The caller was silent for long enough. */
        SILENCE,
        /** The caller pressed a key. */
        KEY,
        /** The caller spoke as long as anybody may. */
        LONGEST,
        /** The caller hung up, or the call had to end. */
        CALLER_GONE,
        /** What was said could not be kept. */
        NOT_KEPT
    }
}
