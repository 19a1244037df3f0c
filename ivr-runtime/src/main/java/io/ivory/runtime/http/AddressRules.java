package io.ivory.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which addresses flows may reach: the public Internet, and of the private networks only what an administrator has
 * allowed. Without this, whoever may draw a flow could read the cloud's metadata service or a router's settings page.
 *
 * @param allowed hosts with port, as connections name them ({@code orders.internal:8080}), that may have any address
 */
public record AddressRules(Set<String> allowed) {

    /** Public addresses only. */
    public static final AddressRules STRICT = new AddressRules(Set.of());

    public AddressRules {
        allowed = allowed.stream().map(AddressRules::normal).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Resolves {@code host}, once: the connection is made to one of these very addresses.
     *
     * @throws AddressNotAllowedException if any of its addresses is out of bounds
     */
    InetAddress[] resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!allowed.contains(normal(host + ":" + port))
                && !Arrays.stream(addresses).allMatch(AddressRules::isPublic)) {
            throw new AddressNotAllowedException(host, port);
        }
        return addresses;
    }

    /** Whether anybody on the Internet could reach it too. IPv4-mapped IPv6 addresses arrive here as IPv4. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    /** The registry of special-purpose addresses, RFC 6890, as far as {@link InetAddress} does not know it. */
    private static boolean isPublicV4(byte[] address) {
        int first = address[0] & 0xFF;
        int second = address[1] & 0xFF;
        int third = address[2] & 0xFF;
        return !(first == 0 // "this network"
                || (first == 100 && (second & 0xC0) == 64) // shared by carriers, RFC 6598
                || (first == 192 && second == 0 && (third == 0 || third == 2)) // protocol assignments, documentation
                || (first == 198 && (second & 0xFE) == 18) // benchmarks, RFC 2544
                || (first == 198 && second == 51 && third == 100) // documentation
                || (first == 203 && second == 0 && third == 113) // documentation
                || first >= 240); // reserved, and broadcast
    }

    private static boolean isPublicV6(byte[] address) {
        int first = ((address[0] & 0xFF) << 8) | (address[1] & 0xFF);
        int second = ((address[2] & 0xFF) << 8) | (address[3] & 0xFF);
        if (first == 0x2002) { // 6to4 carries an IPv4 address, RFC 3056
            return isPublicV4Within(address, 2);
        }
        if (first == 0x0064 && second == 0xFF9B) { // NAT64, RFC 6052
            return isPublicV4Within(address, 12);
        }
        boolean globalUnicast = (first & 0xE000) == 0x2000; // RFC 4291: all else is unique-local, mapped or unassigned
        boolean teredoOrDocumentation = first == 0x2001 && (second == 0 || second == 0x0DB8);
        return globalUnicast && !teredoOrDocumentation;
    }

    private static boolean isPublicV4Within(byte[] address, int offset) {
        try {
            return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(address, offset, offset + 4)));
        } catch (UnknownHostException fourBytesAreAnAddress) {
            return false;
        }
    }

    private static String normal(String hostAndPort) {
        return hostAndPort.strip().toLowerCase(Locale.ROOT);
    }
}
