package io.ivory.runtime.media;

import java.time.Duration;

/**
 * How the sound side does.
 *
 * @param threads media threads that run
 * @param lateness by how much the latest of them is behind, on the average of about a second
 * @param ports how many calls can have sound at once
 * @param portsInUse how many have it at this moment
 * @param passed what has passed through the ports of calls that are over, since the start
 */
public record MediaCounters(int threads, Duration lateness, int ports, int portsInUse, Passed passed) {

    /**
     * Sums over calls that are over.
     *
     * @param sent packets sent
     * @param received packets of callers
     * @param lost packets of callers that are missing between those received
     * @param strangers packets from sources that the call did not listen to
     * @param malformed datagrams that are no RTP
     * @param forged where sound is encrypted, datagrams that did not come from the caller so, or came before
     */
    public record Passed(long sent, long received, long lost, long strangers, long malformed, long forged) {}
}
