package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;

/**
 * Takes and places calls over SIP, on UDP and TCP at the same port.
 *
 * <p>Started once and closed once. Closing takes no more calls, ends those that are up, and waits for their BYEs at
 * most as long as the settings allow.
 */
public interface SipEndpoint extends AutoCloseable {

    /** The port that is listened on, UDP and TCP. */
    int port();

    /**
     * Places a call.
     *
     * @param target {@code sip:user@host[:port][;transport=tcp]}; the host an address or a name of our own configuration
     * @param from the number or name the other side sees
     * @param offer our side of the audio
     * @throws IllegalArgumentException if the target is no SIP address
     */
    OutboundCall call(String target, String from, SessionDescription offer, OutboundObserver observer);

    SipCounters counters();

    @Override
    void close();
}
