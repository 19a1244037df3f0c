package io.ivory.runtime.trunk;

import static io.ivory.runtime.trunk.InvalidTrunkException.require;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a trunk's other side listens: its registrar, and where calls of ours go.
 *
 * @param host a name or an address, without brackets; looked up again and again, since carriers move
 * @param port 1 to 65535; null for none: the DNS of a name says it (RFC 3263), and an address is asked at the usual one
 * @param transport what we send over; null if the DNS says it, which takes a name without a port
 */
public record TrunkServer(
        String host, @Nullable Integer port, @Nullable Transport transport) {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9a-f:.]{2,45}");

    public TrunkServer {
        host = host.strip().toLowerCase(Locale.ROOT);
        require(
                HOST.matcher(host).matches(),
                TrunkPart.HOST,
                "The server is a host name or an address such as sip.carrier.example, but this one is \"" + host
                        + "\"");
        require(
                port == null || (port >= 1 && port <= 65_535),
                TrunkPart.PORT,
                "A port lies within 1 to 65535, but this one is " + port);
        require(
                transport != null || (port == null && !isAddress(host)),
                TrunkPart.TRANSPORT,
                "Choose UDP, TCP or TLS: only the DNS of a name without a port says what it goes over");
    }

    /** Whether its DNS says where it is: a name without a port. */
    public boolean isFoundByDns() {
        return port == null && !isAddress(host);
    }

    /** What goes over if the DNS says nothing: RFC 3263 section 4.1. */
    public Transport transportOrUsual() {
        return transport == null ? Transport.UDP : transport;
    }

    /** The port where the DNS says none. */
    public int portOrUsual() {
        return port == null ? transportOrUsual().usualPort() : port;
    }

    /** As it stands in a SIP address: an IPv6 address in brackets. */
    public String hostInAddress() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static boolean isAddress(String host) {
        try {
            var _ = InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
