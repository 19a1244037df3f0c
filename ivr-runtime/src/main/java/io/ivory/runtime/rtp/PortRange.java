package io.ivory.runtime.rtp;

import java.util.ArrayDeque;
import java.util.OptionalInt;

/**
 * The UDP ports for audio: each call takes an even one for RTP, with the odd one above for RTCP (RFC 3550 section 11).
 *
 * <p>A port that comes back waits behind all others, so that late packets of an ended call do not reach the next one.
 * Thread-safe.
 */
public final class PortRange {

    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private final int first;
    private final int last;
    private final int size;

    /**
     * All pairs between two ports.
     *
     * @param first the lowest port, 1024 or more; an odd one is rounded up
     * @param last the highest port, 65535 or less
     */
    public PortRange(int first, int last) {
        if (first < 1024 || last > 65_535 || first >= last) {
            throw new IllegalArgumentException(
                    "The ports for audio must lie between 1024 and 65535, but are " + first + " to " + last);
        }
        for (int port = first + first % 2; port + 1 <= last; port += 2) {
            free.add(port);
        }
        if (free.isEmpty()) {
            throw new IllegalArgumentException(
                    "A call needs an even port and the odd one above, but " + first + " to " + last + " holds none");
        }
        this.first = first;
        this.last = last;
        size = free.size();
    }

    /** Whether that port lies in it, taken or not. */
    public boolean holds(int port) {
        return port >= first && port <= last;
    }

    /** How many calls can have audio at once. */
    public int size() {
        return size;
    }

    public synchronized int inUse() {
        return size - free.size();
    }

    /** The even port of a pair that is now taken; empty if all are. */
    public synchronized OptionalInt take() {
        Integer port = free.poll();
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Makes a pair available again. */
    public synchronized void giveBack(int port) {
        free.add(port);
    }
}
