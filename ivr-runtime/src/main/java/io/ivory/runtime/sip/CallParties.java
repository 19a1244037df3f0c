package io.ivory.runtime.sip;

import io.ivory.runtime.trunk.Trunk;
import java.net.InetSocketAddress;
import javax.sip.address.Address;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;

/**
 * Who calls whom, as an INVITE says it, cleaned. All of it but {@code source} is the choice of the caller, or of the
 * trunk that the call comes over.
 *
 * @param sipCallId the Call-ID
 * @param from the caller's number or name; empty if withheld
 * @param fromName the caller's display name; empty for none
 * @param to what was dialled
 * @param diverted the number that was dialled first and is forwarded to us; empty if none
 * @param source where the INVITE came from
 */
record CallParties(
        String sipCallId, String from, String fromName, String to, String diverted, InetSocketAddress source) {

    /** What a stranger says: the headers by which carriers vouch for somebody are not looked at. */
    static CallParties of(Request invite) {
        String callId = ((CallIdHeader) invite.getHeader(CallIdHeader.NAME)).getCallId();
        Address from = ((FromHeader) invite.getHeader(FromHeader.NAME)).getAddress();
        return new CallParties(
                CallerText.clean(callId, CallerText.LONGEST_CALL_ID),
                SipMessages.user(from.getURI()),
                SipMessages.displayName(from),
                SipMessages.user(invite.getRequestURI()),
                "",
                SipMessages.source(invite));
    }

    /** What {@code trunk} says. */
    static CallParties over(Trunk trunk, Request invite) {
        CallParties stranger = of(invite);
        CallerIdentity caller = CallerIdentity.of(invite, trunk);
        String name = caller.number().isEmpty() ? "" : stranger.fromName();
        return new CallParties(
                stranger.sipCallId(), caller.number(), name, caller.dialled(), caller.diverted(), stranger.source());
    }
}
