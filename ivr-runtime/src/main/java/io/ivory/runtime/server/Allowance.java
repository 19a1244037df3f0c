package io.ivory.runtime.server;

import java.util.List;

/**
 * What flows may reach beyond what the settings allow: each bean of this type adds to it.
 *
 * @param transfers patterns of whom callers may be connected to, such as {@code operators@127.0.0.1:5090}
 * @param services addresses that flows may ask over HTTP, as {@code host:port}
 */
public record Allowance(List<String> transfers, List<String> services) {

    public Allowance {
        transfers = List.copyOf(transfers);
        services = List.copyOf(services);
    }
}
