package io.ivory.designer.e2e;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A key of our own for 127.0.0.1 with a certificate that it signs itself.
 *
 * @param keys the PKCS12 file with both
 * @param pem the certificate alone, for those who are to trust it
 */
record TestCertificate(Path keys, Path pem) {

    static final String PASSWORD = "changeit";

    /** Makes one. */
    static TestCertificate in(Path folder) throws IOException, InterruptedException {
        var certificate = new TestCertificate(folder.resolve("ours.p12"), folder.resolve("ours.pem"));
        certificate.keytool("-genkeypair -keyalg EC -dname CN=test -ext san=ip:127.0.0.1 -validity 2");
        certificate.keytool("-exportcert -rfc -file " + certificate.pem);
        return certificate;
    }

    private void keytool(String what) throws IOException, InterruptedException {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String all = program + " " + what + " -alias k -storetype PKCS12 -keystore " + keys + " -storepass " + PASSWORD;
        Process process = new ProcessBuilder(all.split(" ", -1))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError("keytool " + what + " failed");
        }
    }
}
