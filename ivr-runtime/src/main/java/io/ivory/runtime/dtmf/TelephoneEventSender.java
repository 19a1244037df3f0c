package io.ivory.runtime.dtmf;

import io.ivory.flow.Digit;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Makes the packets that report key presses to the other side: one each 20 ms while the key is down, the last one three
 * times (RFC 4733 section 2.5.1). For keys that did not reach us as packets. The media thread owns it.
 */
public final class TelephoneEventSender {

    /** One packet so often, whatever the packet time of audio. */
    public static final long PACKET_NS = 20_000_000;

    /** 100 ms down: well over the 40 ms that receivers must take (RFC 4733 section 2.5.2.2). */
    private static final int PACKETS_DOWN = 5;

    private static final int PACKET_TIME_SAMPLES = 160;
    private static final int END_PACKETS = 3;
    /** 60 ms of pause between two presses. */
    private static final int PAUSE_PACKETS = 3;

    /** More than anybody presses before the first of them is sent: 7 s of presses. */
    private static final int MOST_WAITING = 32;

    private final ArrayDeque<Digit> waiting = new ArrayDeque<>();
    private int step;
    private int timestamp;

    /**
     * One packet to send now.
     *
     * @param event its payload
     * @param timestamp its RTP timestamp, the same for all packets of a press
     * @param marker whether it is the first of a press (section 2.5.1.1)
     */
    public record Packet(TelephoneEvent event, int timestamp, boolean marker) {}

    /** Has a press sent after those that wait; one too many is left out. */
    public void press(Digit digit) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(digit);
        }
    }

    /** Leaves out what has not been sent; a press that is cut short ends at the receiver by the lack of packets. */
    public void clear() {
        waiting.clear();
        step = 0;
    }

    public boolean isIdle() {
        return waiting.isEmpty();
    }

    /** Called every 20 ms; empty in the pause after a press. */
    public Optional<Packet> next(int timestampNow) {
        Digit digit = waiting.peek();
        if (digit == null) {
            return Optional.empty();
        }
        if (step == 0) {
            timestamp = timestampNow;
        }
        step++;
        if (step <= PACKETS_DOWN) {
            var event = TelephoneEvent.of(digit, false, step * PACKET_TIME_SAMPLES);
            return Optional.of(new Packet(event, timestamp, step == 1));
        }
        if (step <= PACKETS_DOWN + END_PACKETS) {
            var event = TelephoneEvent.of(digit, true, (PACKETS_DOWN + 1) * PACKET_TIME_SAMPLES);
            return Optional.of(new Packet(event, timestamp, false));
        }
        if (step == PACKETS_DOWN + END_PACKETS + PAUSE_PACKETS) {
            waiting.remove();
            step = 0;
        }
        return Optional.empty();
    }
}
