package io.ivory.runtime.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Locale;

/**
 * The hosts by which this very system can be called: what it listens on, what it tells others, and if it listens on
 * everything, every address of this machine. Asks no name server about anybody. Thread-safe.
 */
final class OwnAddresses {

    private final InetAddress listen;
    private final InetAddress advertised;

    OwnAddresses(InetAddress listen, InetAddress advertised) {
        this.listen = listen;
        this.advertised = advertised;
    }

    /** @param host a name or an address, an IPv6 address in brackets */
    boolean include(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) { // RFC 6761 section 6.3
            return listen.isAnyLocalAddress() || listen.isLoopbackAddress();
        }
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(
                    name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name);
        } catch (IllegalArgumentException noAddress) {
            return isOurName(name);
        }
        return address.equals(listen)
                || address.equals(advertised)
                || address.isAnyLocalAddress()
                || (listen.isAnyLocalAddress() && isOfThisMachine(address));
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot find out which addresses this machine has", e);
        }
    }

    private static boolean isOurName(String name) {
        try {
            return name.equalsIgnoreCase(InetAddress.getLocalHost().getHostName());
        } catch (IOException unnamed) {
            return false;
        }
    }
}
