package io.ivory.runtime.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * Finds the addresses of hosts that our own configuration names, or the DNS of such a name; never of a host out of a
 * message. Thread-safe.
 */
@FunctionalInterface
interface NameLookup {

    /** The addresses of {@code host}; blocks. */
    List<InetAddress> addresses(String host) throws IOException;

    /** By this machine's own means. */
    static NameLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
