package io.ivory.runtime.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.DefaultRouter;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.message.Request;

/**
 * Says where a request of ours goes: where its Route or its address says (RFC 3261 section 8.1.2), with three
 * exceptions for requests within a call. They carry the address the call came from ({@link #within}), and go there if
 * the other side gave a name, which we look up for no stranger; if it gave a private address that is not where it is; or
 * if it is there on TCP or TLS, whose connection is then used again.
 *
 * <p>A connection may be closed before the call is over. Then nobody listens at the port that the call came from, and the
 * request goes by a new connection to where the other side says that it listens; of names only to a trunk's.
 */
final class SipRouter extends DefaultRouter {

    private final OpenConnections connections;
    private final TrunkSources trunks;

    SipRouter(SipStack stack, OpenConnections connections, TrunkSources trunks) {
        super(stack, null);
        this.connections = connections;
        this.trunks = trunks;
    }

    /** Notes where the other side of the call was last heard from. */
    static void within(Request request, InetSocketAddress source) {
        ((SIPMessage) request).setApplicationData(source);
    }

    /** Lets a request go there, whatever it says: to the server of a trunk. */
    static void to(Request request, InetSocketAddress server, String transport) {
        ((SIPMessage) request)
                .setApplicationData(new HopImpl(server.getAddress().getHostAddress(), server.getPort(), transport));
    }

    @Override
    public Hop getNextHop(Request request) throws SipException {
        Object noted = ((SIPMessage) request).getApplicationData();
        if (noted instanceof HopImpl fixed) {
            return fixed;
        }
        Hop hop = super.getNextHop(request);
        return noted instanceof InetSocketAddress source ? hop(hop, source) : hop;
    }

    private Hop hop(Hop hop, InetSocketAddress source) {
        Optional<InetAddress> said = literal(hop.getHost()).filter(address -> !isHidden(address, source));
        boolean overUdp = hop.getTransport().equalsIgnoreCase("udp");
        if (overUdp || connections.leadTo(source)) {
            boolean elsewhere = said.isPresent() && (overUdp || !said.get().equals(source.getAddress()));
            return elsewhere ? hop : at(source.getAddress(), source.getPort(), hop);
        }
        return said.or(() -> trunks.addressOf(hop.getHost()))
                .map(address -> at(address, hop.getPort(), hop))
                .orElseGet(() -> at(source.getAddress(), source.getPort(), hop));
    }

    private static Hop at(InetAddress address, int port, Hop hop) {
        return new HopImpl(address.getHostAddress(), port, hop.getTransport());
    }

    /** A private address behind NAT, which is not where the other side can be reached. */
    private static boolean isHidden(InetAddress address, InetSocketAddress source) {
        return address.isSiteLocalAddress() && !source.getAddress().isSiteLocalAddress();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(unbracketed(host)));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
