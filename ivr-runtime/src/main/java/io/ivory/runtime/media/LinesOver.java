package io.ivory.runtime.media;

import java.util.concurrent.atomic.LongAdder;

/** Sums up what passed through lines, as each ends: while calls go on, media threads count for themselves. Thread-safe. */
final class LinesOver {

    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder strangers = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder forged = new LongAdder();

    /** A line has ended with these figures. */
    void add(MediaStatistics line) {
        sent.add(line.packetsSent());
        received.add(line.packetsReceived());
        lost.add(line.packetsLost());
        strangers.add(line.strangersPackets());
        malformed.add(line.malformedPackets());
        forged.add(line.forgedPackets());
    }

    MediaCounters.Passed sums() {
        return new MediaCounters.Passed(
                sent.sum(), received.sum(), lost.sum(), strangers.sum(), malformed.sum(), forged.sum());
    }
}
