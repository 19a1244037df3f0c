package io.ivory.runtime.dtmf;

import io.ivory.flow.Digit;
import java.util.Optional;

/**
 * Makes one key press out of the many packets that report it (RFC 4733 section 2.5.2): it counts at the first packet
 * that arrives, whichever of them that is.
 *
 * <p>Only whether a timestamp has been seen counts, not how far timestamps are apart: some senders count milliseconds.
 * The media thread owns it.
 */
public final class TelephoneEventReceiver {

    /** Packets that overtake each other belong to presses close together; four back is already more than 150 ms. */
    private static final int REMEMBERED = 8;

    /** The longest duration one timestamp can report; a key held longer goes on in a new segment (section 2.5.1.3). */
    private static final int LONGEST_SEGMENT = 0xFFFF;

    private final int[] timestamps = new int[REMEMBERED];
    private final int[] events = new int[REMEMBERED];
    private int remembered;
    private int newest;
    private boolean newestEnded;
    private int newestDuration;
    private boolean held;

    /** Takes the report of one packet; the key is present if this is the first report of its press. */
    public Optional<Digit> on(TelephoneEvent event, int rtpTimestamp) {
        held = false;
        for (int i = 0; i < remembered; i++) {
            if (timestamps[i] == rtpTimestamp && events[i] == event.event()) {
                if (i == newest) {
                    held = !newestEnded && event.digit().isPresent();
                    newestEnded |= event.end();
                    newestDuration = Math.max(newestDuration, event.duration());
                }
                return Optional.empty();
            }
        }
        boolean heldOn = remembered > 0
                && !newestEnded
                && newestDuration == LONGEST_SEGMENT
                && events[newest] == event.event()
                && rtpTimestamp == timestamps[newest] + LONGEST_SEGMENT;
        held = heldOn && event.digit().isPresent();
        remember(event, rtpTimestamp);
        return heldOn ? Optional.empty() : event.digit();
    }

    /** Whether the packet taken last says that a key which was down before is still down, or has just come up. */
    public boolean tellsOfHeldKey() {
        return held;
    }

    /** Forgets all presses: another source sends now, with timestamps of its own. */
    public void reset() {
        remembered = 0;
    }

    private void remember(TelephoneEvent event, int rtpTimestamp) {
        if (remembered < REMEMBERED) {
            newest = remembered++;
        } else {
            newest = (newest + 1) % REMEMBERED;
        }
        timestamps[newest] = rtpTimestamp;
        events[newest] = event.event();
        newestEnded = event.end();
        newestDuration = event.duration();
    }
}
