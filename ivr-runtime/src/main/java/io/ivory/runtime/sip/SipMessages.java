package io.ivory.runtime.sip;

import gov.nist.javax.sip.header.extensions.MinSE;
import gov.nist.javax.sip.header.extensions.SessionExpires;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import io.ivory.runtime.sdp.AudioMedia;
import io.ivory.runtime.sdp.MediaLine;
import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.trunk.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ExtensionHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the messages we send and reads the ones we get. Thread-safe. */
final class SipMessages {

    private static final SecureRandom random = new SecureRandom();

    private static final Logger log = LoggerFactory.getLogger(SipMessages.class);

    /** Counts how often systems like this one have passed a call on; no RFC has a header for it. */
    private static final String TRANSFERS = "X-Ivory-Transfers";

    /** RFC 3261 section 8.1.1.6. */
    private static final int MAX_FORWARDS = 70;

    private final String host;
    private final int port;
    private final int tlsPort;
    private final AddressFactory addresses;
    private final HeaderFactory headers;
    private final MessageFactory messages;

    /** @param tlsPort 0 for none */
    SipMessages(String host, int port, int tlsPort) throws PeerUnavailableException {
        this.host = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        this.port = port;
        this.tlsPort = tlsPort;
        SipFactory factory = SipFactory.getInstance();
        factory.setPathName("gov.nist");
        this.addresses = factory.createAddressFactory();
        this.headers = factory.createHeaderFactory();
        this.messages = factory.createMessageFactory();
    }

    /** Eight random bytes: RFC 3261 section 19.3 wants at least 32 bits. */
    static String newTag() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A response without a body. */
    Response response(Request request, int status, String toTag) throws ParseException {
        Response response = ((SIPRequest) request).createResponse(status);
        if (status > 100) {
            ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(toTag);
        }
        return response;
    }

    /** 200 to an INVITE or UPDATE. */
    Response accepted(Request request, String toTag, SessionDescription description)
            throws ParseException, InvalidArgumentException {
        Response response = accepted(request, toTag);
        addDescription(response, description);
        return response;
    }

    /** The same to an UPDATE that changes nothing: it, too, tells where we are (RFC 3311 section 5.2). */
    Response accepted(Request request, String toTag) throws ParseException {
        Response response = response(request, Response.OK, toTag);
        addContact(response, transport(request));
        addAllow(response);
        response.addHeader(headers.createSupportedHeader(TimerWish.TAG));
        return response;
    }

    /** Writes into a 2xx what has become of the caller's wish for a session timer: RFC 4028 section 9. */
    void addTimer(Response response, SessionTimer timer) throws ParseException, InvalidArgumentException {
        boolean theirs = timer.refresher() == SessionTimer.Refresher.THEM;
        response.setHeader(sessionExpires(timer, theirs ? "uac" : "uas"));
        if (theirs) {
            response.addHeader(headers.createRequireHeader(TimerWish.TAG));
        }
    }

    /** Makes a refresh of this request; {@code description} is for a re-INVITE, which needs one. */
    void addRefresh(Request request, SessionTimer timer, @Nullable SessionDescription description)
            throws ParseException, InvalidArgumentException {
        addContact(request, transport(request));
        request.addHeader(headers.createSupportedHeader(TimerWish.TAG));
        request.setHeader(sessionExpires(timer, "uac"));
        if (description != null) {
            addAllow(request);
            addDescription(request, description);
        }
    }

    private static SessionExpires sessionExpires(SessionTimer timer, String refresher) throws InvalidArgumentException {
        var header = new SessionExpires();
        header.setExpires(Math.toIntExact(timer.interval().toSeconds()));
        header.setRefresher(refresher);
        return header;
    }

    /** 422: RFC 4028 section 6. */
    Response tooShort(Request request, String toTag, SessionTimer.Limits limits)
            throws ParseException, InvalidArgumentException {
        Response response = response(request, StackAccess.INTERVAL_TOO_SMALL, toTag);
        response.setReasonPhrase("Session Interval Too Small");
        var least = new MinSE();
        least.setExpires(Math.toIntExact(limits.shortest().toSeconds()));
        response.setHeader(least);
        return response;
    }

    /** Whom the other side is to call: RFC 3515 section 2.1. */
    void addReferTo(Request request, String target) throws ParseException {
        request.setHeader(headers.createReferToHeader(addresses.createAddress("<" + target + ">")));
        addContact(request, transport(request));
    }

    /** Says why a call ends: RFC 3326. */
    void addReason(Request request, int cause, String text) throws ParseException, InvalidArgumentException {
        request.setHeader(headers.createReasonHeader("SIP", cause, text));
    }

    /** Says in a 488 what was wrong with an offer: RFC 3261 section 20.43. */
    void addWarning(Response response, SessionDescription offer) throws ParseException, InvalidArgumentException {
        boolean sound = offer.media().stream().anyMatch(SipMessages::isSound);
        response.addHeader(
                sound
                        ? headers.createWarningHeader(host, 305, "Incompatible media format")
                        : headers.createWarningHeader(host, 304, "Media type not available"));
    }

    private static boolean isSound(MediaLine line) {
        return switch (line) {
            case AudioMedia _ -> true;
            case MediaLine.Unusable unusable -> unusable.kind().equals("audio");
        };
    }

    /** 180, with the Contact that an early dialog needs. */
    Response ringing(Request request, String toTag) throws ParseException {
        Response response = response(request, Response.RINGING, toTag);
        addContact(response, transport(request));
        return response;
    }

    /** Our tag and Contact, for a reliable 180 that the stack has made. */
    void complete(Response response, Request request, String toTag) throws ParseException {
        ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(toTag);
        addContact(response, transport(request));
    }

    /** 200 to OPTIONS: what we can do. */
    Response capabilities(Request request, String toTag) throws ParseException {
        Response response = response(request, Response.OK, toTag);
        addAllow(response);
        response.addHeader(headers.createAcceptHeader("application", "sdp"));
        return response;
    }

    void addRetryAfter(Response response, long seconds) throws InvalidArgumentException {
        response.setHeader(headers.createRetryAfterHeader(Math.clamp(seconds, 0, Integer.MAX_VALUE)));
    }

    void addAllow(Message message) throws ParseException {
        message.setHeader(headers.createAllowHeader(Refusal.METHODS));
    }

    /** Says how often a call was passed on, so that one that comes back is known. */
    void addTransfers(Request request, int transfers) throws ParseException {
        if (transfers > 0) {
            request.setHeader(headers.createHeader(TRANSFERS, String.valueOf(transfers)));
        }
    }

    /** How often systems like this one have passed the call on; 0 for a new one. */
    static int transfers(Request request) {
        Header header = request.getHeader(TRANSFERS);
        String value = header instanceof ExtensionHeader own ? own.getValue().strip() : "";
        return value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
    }

    /** INVITE for a call that we place. */
    Request invite(SipURI target, String from, CallIdHeader callId, SessionDescription offer)
            throws ParseException, InvalidArgumentException {
        String transport = target.getTransportParam() == null ? "udp" : target.getTransportParam();
        return invite(target, addresses.createAddress(ourselves(from)), transport, callId, offer);
    }

    /** The same in somebody's name, and over what we choose. */
    Request invite(SipURI target, Address from, String transport, CallIdHeader callId, SessionDescription offer)
            throws ParseException, InvalidArgumentException {
        Request request = messages.createRequest(
                target,
                Request.INVITE,
                callId,
                headers.createCSeqHeader(1L, Request.INVITE),
                headers.createFromHeader(from, newTag()),
                headers.createToHeader(addresses.createAddress(target), null),
                List.of(via(transport)),
                headers.createMaxForwardsHeader(MAX_FORWARDS));
        addContact(request, transport);
        addAllow(request);
        request.addHeader(headers.createSupportedHeader(TimerWish.TAG));
        addDescription(request, offer);
        return request;
    }

    /** The Via of a request of ours: answers come back to where it came from (RFC 3581). */
    ViaHeader via(String transport) throws ParseException, InvalidArgumentException {
        ViaHeader via = headers.createViaHeader(host, portOf(transport), transport, null);
        via.setRPort();
        return via;
    }

    /** Our account at a trunk; the caller's number is shown as its name, since carriers refuse other people's users. */
    Address account(String user, String domain, String caller) throws ParseException {
        Address account = addresses.createAddress(addresses.createSipURI(user, domain));
        if (!caller.isEmpty()) {
            account.setDisplayName(caller.replaceAll("[^\\p{L}\\p{N} +._-]", ""));
        }
        return account;
    }

    /** {@code caller} as somebody behind us. */
    Address behindUs(String caller) throws ParseException {
        return addresses.createAddress(ourselves(caller));
    }

    /** Where {@code user} of ours is reached. */
    SipURI ourAddress(@Nullable String user, String transport) throws ParseException {
        SipURI uri = addresses.createSipURI(user, host);
        uri.setPort(portOf(transport));
        if (!transport.equalsIgnoreCase("udp")) {
            uri.setTransportParam(transport.toLowerCase(Locale.ROOT));
        }
        return uri;
    }

    /** Whether we listen on that, which it takes to send over it, too. */
    boolean speaks(Transport transport) {
        return portOf(transport.word()) != 0;
    }

    private int portOf(String transport) {
        return transport.equalsIgnoreCase("tls") ? tlsPort : port;
    }

    /** The port an address names or means. */
    static int port(SipURI uri) {
        boolean tls = "tls".equalsIgnoreCase(uri.getTransportParam());
        return uri.getPort() > 0 ? uri.getPort() : tls ? 5_061 : 5_060;
    }

    /** Us in the name of {@code caller}, who has chosen it: whatever it says, it is a user and nothing more. */
    private SipURI ourselves(String caller) throws ParseException {
        if (!caller.isEmpty()) {
            try {
                return addresses.createSipURI(CallerText.escaped(caller), host);
            } catch (ParseException unusable) {
                log.atDebug().setCause(unusable).log("a caller's name makes no address");
            }
        }
        return addresses.createSipURI("anonymous", host);
    }

    /**
     * The address of a call that we place.
     *
     * @throws IllegalArgumentException if it is none
     */
    SipURI target(String text) {
        try {
            URI uri = addresses.createURI(text);
            if (uri instanceof SipURI sip && !sip.isSecure() && sip.getMAddrParam() == null) {
                return sip;
            }
        } catch (ParseException | RuntimeException unreadable) {
            throw new IllegalArgumentException("No SIP address: " + CallerText.clean(text), unreadable);
        }
        throw new IllegalArgumentException("A call goes to a sip: address, not to " + CallerText.clean(text));
    }

    private void addContact(Message message, String transport) throws ParseException {
        message.setHeader(headers.createContactHeader(addresses.createAddress(ourAddress(null, transport))));
    }

    private void addDescription(Message message, SessionDescription description) throws ParseException {
        message.setContent(
                description.text().getBytes(StandardCharsets.UTF_8),
                headers.createContentTypeHeader("application", "sdp"));
    }

    static String transport(Request request) {
        return ((ViaHeader) request.getHeader(ViaHeader.NAME)).getTransport();
    }

    /** The body as text; empty if there is none. */
    static String body(Message message) {
        byte[] raw = message.getRawContent();
        return raw == null ? "" : new String(raw, StandardCharsets.UTF_8);
    }

    /** The session description in it, if there is one: the body, or a part of it. */
    static Optional<SessionDescription> description(Message message) {
        String body = body(message);
        var type = ((SIPMessage) message).getContentTypeHeader();
        if (type != null && Multipart.is(mediaType(message))) {
            return Multipart.read(type.toString().strip(), body)
                    .flatMap(Multipart::description)
                    .map(SessionDescription::parse);
        }
        return body.isEmpty() ? Optional.empty() : Optional.of(SessionDescription.parse(body));
    }

    static String mediaType(Message message) {
        var type = ((SIPMessage) message).getContentTypeHeader();
        return type == null ? "" : MessageRules.mediaType(type.getContentType() + "/" + type.getContentSubType());
    }

    /** The number or name in an address, cleaned; empty for anonymous callers (RFC 3323 section 4.1.1.3). */
    static String user(URI uri) {
        String user = switch (uri) {
            case SipURI sip -> sip.getUser() == null ? "" : sip.getUser();
            case TelURL tel -> (tel.isGlobal() ? "+" : "") + tel.getPhoneNumber();
            default -> "";
        };
        int semicolon = user.indexOf(';');
        String name = CallerText.clean(unescaped(semicolon < 0 ? user : user.substring(0, semicolon)));
        return name.equalsIgnoreCase("anonymous") ? "" : name;
    }

    static String displayName(Address address) {
        return address.getDisplayName() == null ? "" : CallerText.clean(address.getDisplayName());
    }

    private static String unescaped(String user) {
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return user;
        }
    }

    /** Where a message came from. */
    static InetSocketAddress source(Message message) {
        var sip = (SIPMessage) message;
        InetAddress packet = sip.getPeerPacketSourceAddress();
        return packet != null
                ? new InetSocketAddress(packet, sip.getPeerPacketSourcePort())
                : new InetSocketAddress(sip.getRemoteAddress(), sip.getRemotePort());
    }
}
