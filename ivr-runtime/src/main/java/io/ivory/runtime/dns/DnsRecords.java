package io.ivory.runtime.dns;

import java.io.IOException;

/** Asks name servers for records that {@link java.net.InetAddress} does not know. Thread-safe; blocks for some seconds. */
public interface DnsRecords {

    /** None at all: hosts are found by their addresses alone. */
    DnsRecords NONE = new DnsRecords() {
        @Override
        public DnsAnswer<ServiceHost> hosts(String service) {
            return DnsAnswer.none();
        }

        @Override
        public DnsAnswer<ServicePointer> pointers(String domain) {
            return DnsAnswer.none();
        }
    };

    /**
     * The SRV records of a service such as {@code _sip._udp.carrier.example}, in no order.
     *
     * @throws IOException if no name server answers
     */
    DnsAnswer<ServiceHost> hosts(String service) throws IOException;

    /**
     * The NAPTR records of a domain, in no order.
     *
     * @throws IOException if no name server answers
     */
    DnsAnswer<ServicePointer> pointers(String domain) throws IOException;
}
