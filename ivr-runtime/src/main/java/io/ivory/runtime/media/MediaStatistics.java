package io.ivory.runtime.media;

import java.time.Duration;
import java.util.Optional;

/**
 * What has passed through one call's RTP port so far.
 *
 * @param packetsSent including those passed on from a bridged call
 * @param packetsReceived from the caller
 * @param packetsLost packets of the caller that are missing between those received
 * @param strangersPackets packets from sources that the call does not listen to
 * @param malformedPackets datagrams that are no RTP
 * @param forgedPackets where sound is encrypted, datagrams that did not come from the caller so, or came before
 * @param reported what the other side says of the packets we sent
 */
public record MediaStatistics(
        long packetsSent,
        long packetsReceived,
        long packetsLost,
        long strangersPackets,
        long malformedPackets,
        long forgedPackets,
        Reported reported) {

    /**
     * The last report by RTCP; all zero and empty until there is one.
     *
     * @param packetsLost those that did not arrive there
     * @param jitterMs how unevenly they arrive
     * @param roundTrip how long a packet takes there and back
     */
    public record Reported(int packetsLost, double jitterMs, Optional<Duration> roundTrip) {}
}
