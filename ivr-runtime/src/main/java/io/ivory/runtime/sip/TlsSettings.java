package io.ivory.runtime.sip;

/**
 * SIP over TLS.
 *
 * @param port 0 takes any that is free
 * @param keys our key and certificate, and whom we trust
 */
public record TlsSettings(int port, TlsKeys keys) {

    public TlsSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port for TLS is 0 to 65535, but was " + port);
        }
    }
}
