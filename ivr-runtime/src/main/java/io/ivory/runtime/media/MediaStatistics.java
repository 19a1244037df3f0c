package io.ivory.runtime.media;

/**
 * What has passed through one call's RTP port so far.
 *
 * @param packetsSent including those passed on from a bridged call
 * @param packetsReceived from the caller
 * @param packetsLost packets of the caller that are missing between those received
 * @param strangersPackets packets from sources that the call does not listen to
 * @param malformedPackets datagrams that are no RTP
 */
public record MediaStatistics(
        long packetsSent, long packetsReceived, long packetsLost, long strangersPackets, long malformedPackets) {}
