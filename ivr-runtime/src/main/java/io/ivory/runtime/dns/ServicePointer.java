package io.ivory.runtime.dns;

/**
 * A way to reach a domain, which names the service to ask for next: a NAPTR record, RFC 3403.
 *
 * @param order those of the lowest number come first
 * @param preference the same among those of one order
 * @param flags "s" if {@code replacement} is a name of SRV records
 * @param service such as "SIP+D2U", SIP over UDP
 * @param replacement the name to ask for, without a dot at its end
 */
public record ServicePointer(int order, int preference, String flags, String service, String replacement) {}
