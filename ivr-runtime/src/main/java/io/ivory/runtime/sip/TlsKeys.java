package io.ivory.runtime.sip;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * What TLS connections are made with: TLS 1.2 and 1.3, no certificates of clients. Thread-safe.
 *
 * @param context our key and certificate, and whom we trust
 */
public record TlsKeys(SSLContext context) {

    static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** Our side of a connection that somebody has opened. */
    SSLSocket serve(Socket socket) throws IOException {
        var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        tls.setEnabledProtocols(PROTOCOLS.toArray(String[]::new));
        tls.setUseClientMode(false);
        return tls;
    }

    /** Our side of a connection that we have opened: its certificate must be {@code host}'s. */
    SSLSocket call(Socket socket, String host, int port) throws IOException {
        var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
        tls.setEnabledProtocols(PROTOCOLS.toArray(String[]::new));
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // names in certificates as RFC 2818 and 5922 read them
        tls.setSSLParameters(parameters);
        return tls;
    }
}
