package io.ivory.runtime.dtmf;

import io.ivory.flow.Digit;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Finds the presses that a phone tells twice, by RTP and by signalling (SIP INFO): which way a phone uses, or whether both,
 * is seen from what it sends and not from what it agreed to.
 *
 * <p>Each press told one way takes away at most one told the other way, so two presses of a key stay two. The media thread
 * owns it.
 */
public final class PressesToldTwice {

    /** Longer than signalling is late when its first packet is lost and sent again, 500 ms later (RFC 3261 T1). */
    static final long SAME_PRESS_NS = 1_000_000_000;

    /** More than anybody presses in that time. */
    private static final int MOST_REMEMBERED = 16;

    private final ArrayDeque<Told> onceSoFar = new ArrayDeque<>();

    /** The press that sound told last; null if signalling had told it before. */
    private @Nullable Told lastSound;

    /** How a press is told. */
    public enum Way {
        SOUND,
        SIGNALLING
    }

    private static final class Told {

        private final Digit digit;
        private final Way way;
        private long lastNs;

        private Told(Digit digit, Way way, long nowNs) {
            this.digit = digit;
            this.way = way;
            this.lastNs = nowNs;
        }
    }

    /** Whether a press is told for the first time. */
    public boolean isFirst(Digit digit, Way way, long nowNs) {
        onceSoFar.removeIf(told -> nowNs - told.lastNs > SAME_PRESS_NS);
        for (Told told : onceSoFar) {
            if (told.digit == digit && told.way != way) {
                onceSoFar.remove(told);
                lastSound = way == Way.SOUND ? null : lastSound;
                return false;
            }
        }
        if (onceSoFar.size() == MOST_REMEMBERED) {
            onceSoFar.remove();
        }
        var first = new Told(digit, way, nowNs);
        onceSoFar.add(first);
        lastSound = way == Way.SOUND ? first : lastSound;
        return true;
    }

    /** The key that the sound told last is still down: some phones signal it only when it is up. */
    public void heldOn(long nowNs) {
        if (lastSound != null) {
            lastSound.lastNs = nowNs;
        }
    }
}
