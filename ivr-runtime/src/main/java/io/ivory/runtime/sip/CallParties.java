package io.ivory.runtime.sip;

import java.net.InetSocketAddress;
import javax.sip.address.Address;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;

/**
 * Who calls whom, as an INVITE says it, cleaned. All of it but {@code source} is the caller's choice.
 *
 * @param sipCallId the Call-ID
 * @param from the caller's number or name; empty if withheld
 * @param fromName the caller's display name; empty for none
 * @param to what was dialled
 * @param source where the INVITE came from
 */
record CallParties(String sipCallId, String from, String fromName, String to, InetSocketAddress source) {

    static CallParties of(Request invite) {
        String callId = ((CallIdHeader) invite.getHeader(CallIdHeader.NAME)).getCallId();
        Address from = ((FromHeader) invite.getHeader(FromHeader.NAME)).getAddress();
        return new CallParties(
                CallerText.clean(callId, CallerText.LONGEST_CALL_ID),
                SipMessages.user(from.getURI()),
                SipMessages.displayName(from),
                SipMessages.user(invite.getRequestURI()),
                SipMessages.source(invite));
    }
}
