package io.ivory.runtime.telephony;

import io.ivory.runtime.sip.SipCounters;

/**
 * What is in use at this moment; all zero some seconds after the last call ended.
 *
 * @param calls callers on the line
 * @param rtpPorts pairs of RTP ports taken
 * @param sip what the SIP side holds
 */
public record TelephonyCounters(int calls, int rtpPorts, SipCounters sip) {}
