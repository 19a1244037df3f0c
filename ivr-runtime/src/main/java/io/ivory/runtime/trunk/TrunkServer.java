package io.ivory.runtime.trunk;

import static io.ivory.runtime.trunk.InvalidTrunkException.require;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a trunk's other side listens: its registrar, and where calls of ours go.
 *
 * @param host a name or an address, without brackets; looked up again and again, since carriers move
 * @param port 1 to 65535
 * @param transport what we send over
 */
public record TrunkServer(String host, int port, Transport transport) {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9a-f:.]{2,45}");

    public TrunkServer {
        host = host.strip().toLowerCase(Locale.ROOT);
        require(
                HOST.matcher(host).matches(),
                TrunkPart.HOST,
                "The server is a host name or an address such as sip.carrier.example, but this one is \"" + host
                        + "\"");
        require(port >= 1 && port <= 65_535, TrunkPart.PORT, "A port lies within 1 to 65535, but this one is " + port);
    }

    /** As it stands in a SIP address: an IPv6 address in brackets. */
    public String hostInAddress() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
