package io.ivory.runtime.telephony;

import io.ivory.runtime.media.MediaCounters;
import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.sip.SipCounters;
import java.util.Map;

/**
 * What is in use at this moment, all zero some seconds after the last call ended; and what was counted since the start.
 *
 * @param calls callers on the line
 * @param rtpPorts pairs of RTP ports taken
 * @param sip what the SIP side holds
 * @param media how the sound side does
 * @param turnedAway how many new calls were not taken before the switchboard saw them, since the start
 */
public record TelephonyCounters(
        int calls, int rtpPorts, SipCounters sip, MediaCounters media, Map<TurnedAway, Long> turnedAway) {}
