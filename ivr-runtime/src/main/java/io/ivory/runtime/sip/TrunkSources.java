package io.ivory.runtime.sip;

import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Knows which trunk a message belongs to by where it comes from, and which one leads to an address. Thread-safe. */
final class TrunkSources {

    private volatile List<TrunkLine> lines = List.of();

    /** @param inUse by name */
    void are(List<TrunkLine> inUse) {
        lines = List.copyOf(inUse);
    }

    List<TrunkLine> lines() {
        return lines;
    }

    boolean include(InetAddress source) {
        return lines.stream().anyMatch(line -> line.sends(source));
    }

    /**
     * The trunk that sends from there.
     *
     * @param dialled the user of the request's address: of several accounts at one carrier, the one of that name
     */
    Optional<TrunkLine> of(InetAddress source, String dialled) {
        List<TrunkLine> senders =
                lines.stream().filter(line -> line.sends(source)).toList();
        return senders.stream()
                .filter(line -> isUser(line.trunk(), dialled))
                .findFirst()
                .or(() -> senders.stream().findFirst());
    }

    static boolean isUser(Trunk trunk, String dialled) {
        TrunkAccount account = trunk.account();
        return account != null && account.user().equalsIgnoreCase(dialled);
    }

    /** The trunk by which callers may be connected to a host and port. */
    Optional<TrunkLine> leadingTo(String host, int port) {
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return lines.stream()
                .filter(line -> line.trunk().outbound() && isAt(line.trunk(), plain, port))
                .findFirst();
    }

    /**
     * The name that the certificate of the server at an address must have: the one that the trunk is configured with,
     * wherever the DNS leads (RFC 5922 section 4). The address itself where we know none.
     */
    String nameAt(InetAddress address, int port) {
        var socket = new InetSocketAddress(address, port);
        for (TrunkLine line : lines) {
            TrunkServer server = line.trunk().server();
            if (server != null && line.isSecureAt(socket)) {
                return server.host();
            }
        }
        return address.getHostAddress();
    }

    /** Where a trunk's server is that we know by this name: the only names that a request within a call may go to. */
    Optional<InetAddress> addressOf(String name) {
        return lines.stream()
                .filter(line -> isNamed(line.trunk(), name))
                .flatMap(line -> line.targets().all().stream())
                .map(ServerTarget::address)
                .findFirst();
    }

    private static boolean isNamed(Trunk trunk, String name) {
        TrunkServer server = trunk.server();
        return server != null
                && (server.host().equalsIgnoreCase(name) || trunk.domain().equalsIgnoreCase(name));
    }

    private static boolean isAt(Trunk trunk, String host, int port) {
        TrunkServer server = trunk.server();
        return server != null
                && server.host().equalsIgnoreCase(host)
                && (server.isFoundByDns() ? isUsual(port) : server.portOrUsual() == port);
    }

    private static boolean isUsual(int port) {
        return Arrays.stream(Transport.values()).anyMatch(transport -> transport.usualPort() == port);
    }
}
