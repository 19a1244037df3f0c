package io.ivory.runtime.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Hands the HTTP client only addresses that were checked. */
record CheckedNames(AddressRules rules) implements DnsResolver {

    private static final int NO_PORT = -1;

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return rules.resolve(host, NO_PORT);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(rules.resolve(host, port))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
