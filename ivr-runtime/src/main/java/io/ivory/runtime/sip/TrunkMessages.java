package io.ivory.runtime.sip;

import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.TrunkAccount;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.MinExpiresHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Makes the messages that go to trunks outside of calls, and reads what comes back. Thread-safe. */
final class TrunkMessages {

    private static final int MAX_FORWARDS = 70;

    private final SipMessages ours;
    private final AddressFactory addresses;
    private final HeaderFactory headers;
    private final MessageFactory messages;

    TrunkMessages(SipMessages ours) throws PeerUnavailableException {
        this.ours = ours;
        SipFactory factory = SipFactory.getInstance();
        factory.setPathName("gov.nist");
        this.addresses = factory.createAddressFactory();
        this.headers = factory.createHeaderFactory();
        this.messages = factory.createMessageFactory();
    }

    /**
     * What stays the same in all REGISTERs of one registration: RFC 3261 section 10.2.
     *
     * @param callId of all of them
     * @param tag of their From
     */
    record Series(CallIdHeader callId, String tag) {}

    /** REGISTER for {@code account}; an expiry of zero ends the registration. */
    Request register(Transport transport, TrunkAccount account, Series series, long cseq, Duration expiry)
            throws ParseException, InvalidArgumentException {
        SipURI registrar = addresses.createSipURI(null, account.domain());
        Address us = addresses.createAddress(addresses.createSipURI(account.user(), account.domain()));
        Request request = messages.createRequest(
                registrar,
                Request.REGISTER,
                series.callId(),
                headers.createCSeqHeader(cseq, Request.REGISTER),
                headers.createFromHeader(us, series.tag()),
                headers.createToHeader(us, null),
                List.of(via(transport)),
                headers.createMaxForwardsHeader(MAX_FORWARDS));
        SipURI contact = ours.ourAddress(account.user(), transport.word());
        ContactHeader header = headers.createContactHeader(addresses.createAddress(contact));
        int seconds = Math.toIntExact(expiry.toSeconds());
        header.setExpires(seconds);
        request.setHeader(header);
        request.setHeader(headers.createExpiresHeader(seconds));
        return request;
    }

    /** OPTIONS to a trunk's server. */
    Request options(Transport transport, String domain, CallIdHeader callId)
            throws ParseException, InvalidArgumentException {
        SipURI them = addresses.createSipURI(null, domain);
        Address us = addresses.createAddress(ours.ourAddress("ivory", transport.word()));
        return messages.createRequest(
                them,
                Request.OPTIONS,
                callId,
                headers.createCSeqHeader(1L, Request.OPTIONS),
                headers.createFromHeader(us, SipMessages.newTag()),
                headers.createToHeader(addresses.createAddress(them), null),
                List.of(via(transport)),
                headers.createMaxForwardsHeader(MAX_FORWARDS));
    }

    private ViaHeader via(Transport transport) throws ParseException, InvalidArgumentException {
        return ours.via(transport.word());
    }

    /** Adds what {@link TrunkLine#proof} has made, as the answer to 401 or 407. */
    void addProof(Request request, int challengedWith, String proof) throws ParseException {
        boolean proxy = challengedWith == Response.PROXY_AUTHENTICATION_REQUIRED;
        request.setHeader(headers.createHeader(proxy ? "Proxy-Authorization" : "Authorization", proof));
    }

    /** {@code number} at this trunk. */
    SipURI party(String number, String domain) throws ParseException {
        return addresses.createSipURI(number, domain);
    }

    /** The values of all challenges in a 401 or 407. */
    static List<String> challenges(Response response) {
        boolean proxy = response.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
        return values(response, proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
    }

    /** The values of all headers of that name, as they came. */
    static List<String> values(Message message, String name) {
        var values = new ArrayList<String>();
        var all = message.getHeaders(name);
        while (all.hasNext()) {
            if (all.next() instanceof Header header) {
                String line = header.toString();
                values.add(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return values;
    }

    /** How long a 2xx to REGISTER lets us stay: for our Contact, or for all, or else as long as we asked for. */
    static Duration granted(Response response, SipURI ours, Duration asked) {
        var contacts = response.getHeaders(ContactHeader.NAME);
        while (contacts.hasNext()) {
            if (contacts.next() instanceof ContactHeader contact
                    && contact.getExpires() >= 0
                    && contact.getAddress().getURI() instanceof SipURI uri
                    && uri.getHost().equalsIgnoreCase(ours.getHost())
                    && uri.getPort() == ours.getPort()) {
                return Duration.ofSeconds(contact.getExpires());
            }
        }
        var expires = (ExpiresHeader) response.getHeader(ExpiresHeader.NAME);
        return expires == null ? asked : Duration.ofSeconds(expires.getExpires());
    }

    /** What a 423 asks for. */
    static Optional<Duration> leastExpiry(Response response) {
        return response.getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
                ? Optional.of(Duration.ofSeconds(least.getExpires()))
                : Optional.empty();
    }

    static Optional<Duration> retryAfter(Response response) {
        return response.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader after
                ? Optional.of(Duration.ofSeconds(after.getRetryAfter()))
                : Optional.empty();
    }

    /** Where a request goes, whatever its address says. */
    static void direct(Request request, ServerTarget target) {
        SipRouter.to(request, target.socket(), target.transport().word());
    }
}
