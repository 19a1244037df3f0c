package io.ivory.runtime.server;

import io.ivory.runtime.sip.TlsKeys;
import io.ivory.runtime.sip.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * SIP over TLS: everything under {@code ivory.sip-tls} in application.yaml, {@code IVORY_SIP_TLS_PORT} and so on in the
 * environment.
 *
 * @param port the port; without one there is no TLS
 * @param certificate the file of our certificate and those above it, as PEM; or a PKCS12 file (.p12, .pfx) with the key
 * @param key the file of the key, as PEM; left out for PKCS12
 * @param password of the key or the PKCS12 file, if it has one
 * @param trust certificates to trust when we call, in the form of {@code certificate}; left out, those that Java trusts
 */
@ConfigurationProperties("ivory.sip-tls")
public record TlsFiles(
        @Nullable Integer port,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable String password,
        @Nullable Path trust) {

    /** The keys read; null without a port. */
    @Nullable
    TlsSettings settings() {
        Path own = certificate;
        if (port == null) {
            return null;
        }
        if (own == null) {
            throw new IllegalArgumentException(
                    "SIP over TLS needs a certificate: set IVORY_SIP_TLS_CERTIFICATE to a PEM or PKCS12 file");
        }
        try {
            SslStoreBundle stores = isPkcs12(own) ? pkcs12(own) : pem(own);
            return new TlsSettings(port, new TlsKeys(SslBundle.of(stores).createSslContext()));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "The key and certificate for SIP over TLS in " + own + " cannot be used: " + e.getMessage(), e);
        }
    }

    private SslStoreBundle pkcs12(Path file) {
        return new JksSslStoreBundle(
                new JksSslStoreDetails("PKCS12", null, location(file), password),
                trust == null ? null : new JksSslStoreDetails("PKCS12", null, location(trust), password));
    }

    private SslStoreBundle pem(Path file) throws IOException {
        Path its = key;
        if (its == null) {
            throw new IllegalArgumentException("a PEM certificate needs its key: set IVORY_SIP_TLS_KEY");
        }
        PemSslStoreDetails own = PemSslStoreDetails.forCertificate(Files.readString(file))
                .withPrivateKey(Files.readString(its))
                .withPrivateKeyPassword(password);
        return new PemSslStoreBundle(
                own, trust == null ? null : PemSslStoreDetails.forCertificate(Files.readString(trust)));
    }

    private static boolean isPkcs12(Path file) {
        return file.toString().matches("(?i).*\\.(p12|pfx)");
    }

    private static String location(Path file) {
        URI uri = file.toAbsolutePath().toUri();
        return uri.toString();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "TlsFiles[port=" + port + ", certificate=" + certificate + ", key=" + key + ", trust=" + trust + "]";
    }
}
