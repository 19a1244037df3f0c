package io.ivory.runtime.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.DefaultRouter;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.message.Request;

/**
 * Says where a request of ours goes: where its Route or its address says (RFC 3261 section 8.1.2), with three
 * exceptions for requests within a call. They carry the address the call came from ({@link #within}), and go there if
 * the other side gave a name, which we look up for no stranger; if it gave a private address that is not where it is; or
 * if it is there on TCP, whose connection is then used again.
 */
final class SipRouter extends DefaultRouter {

    SipRouter(SipStack stack) {
        super(stack, null);
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

    private static Hop hop(Hop hop, InetSocketAddress source) {
        return isThere(hop, source)
                ? hop
                : new HopImpl(source.getAddress().getHostAddress(), source.getPort(), hop.getTransport());
    }

    private static boolean isThere(Hop hop, InetSocketAddress source) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(unbracketed(hop.getHost()));
        } catch (IllegalArgumentException name) {
            return false;
        }
        boolean hidden = address.isSiteLocalAddress() && !source.getAddress().isSiteLocalAddress();
        boolean connected = !hop.getTransport().equalsIgnoreCase("udp") && address.equals(source.getAddress());
        return !hidden && !connected;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
