package io.ivory.runtime.sip;

import io.ivory.runtime.dns.DnsRecords;
import io.ivory.runtime.dns.NameServers;
import io.ivory.runtime.dns.ServiceHost;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * What the servers of trunks are found by.
 *
 * @param addresses of hosts
 * @param records which hosts serve a domain
 * @param chance shares load among hosts of one priority; the same for a host as long as this process runs, so that a
 *     registration stays where it is
 */
record ServerNames(NameLookup addresses, DnsRecords records, ToDoubleFunction<ServiceHost> chance) {

    /** By this machine's own means. */
    static ServerNames system() {
        return new ServerNames(NameLookup.system(), NameServers.ofThisMachine(), steady(System.nanoTime()));
    }

    /** By addresses alone. */
    static ServerNames of(NameLookup addresses) {
        return new ServerNames(addresses, DnsRecords.NONE, steady(0));
    }

    private static ToDoubleFunction<ServiceHost> steady(long seed) {
        return host -> new SplittableRandom(seed ^ 31L * host.host().hashCode() + host.port()).nextDouble(1e-9, 1);
    }
}
