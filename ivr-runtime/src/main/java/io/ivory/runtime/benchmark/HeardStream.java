package io.ivory.runtime.benchmark;

import io.ivory.runtime.rtp.RtpPacket;
import io.ivory.runtime.rtp.SequenceNumber;

/** The packets that one caller hears: in order, on time, complete? */
final class HeardStream {

    private static final int FRAME = 160;
    private static final long PACKET_TIME_NS = 20_000_000;

    private final CallerFigures figures;
    private boolean begun;
    private int sequence;
    private int timestamp;
    private long arrivedNs;

    HeardStream(CallerFigures figures) {
        this.figures = figures;
    }

    boolean begun() {
        return begun;
    }

    void hear(RtpPacket packet, long nowNs) {
        int ahead = begun ? SequenceNumber.distance(sequence, packet.sequence()) : 1;
        if (ahead <= 0) {
            figures.outOfOrder++;
            return;
        }
        figures.packets++;
        if (begun) {
            figures.missing += ahead - 1;
            int gap = packet.timestamp() - timestamp;
            if (ahead == 1 && !packet.marker() && gap == FRAME) {
                figures.deviation.add(Math.abs(nowNs - arrivedNs - PACKET_TIME_NS));
            } else if (ahead == 1 && !packet.marker() && gap > FRAME) {
                figures.skippedFrames += gap / FRAME - 1; // late, and left out without a gap in sequence
                figures.deviation.add(Math.abs(nowNs - arrivedNs - PACKET_TIME_NS));
            }
        }
        begun = true;
        sequence = packet.sequence();
        timestamp = packet.timestamp();
        arrivedNs = nowNs;
    }
}
