package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.dns.LoopbackNameServer;
import io.ivory.runtime.dns.NameServers;
import io.ivory.runtime.sdp.OfferAnswer;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Passwords;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkCallers;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** SIP over TLS on loopback, with certificates that the test signs itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;
    private final BlockingQueue<InboundCall> calls = new LinkedBlockingQueue<>();
    private final SSLContext ours;
    private final SipEndpoint endpoint;

    TlsTest(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = folder;
        ours = selfSigned("ours", "ip:127.0.0.1");
        endpoint = SipEndpoint.start(
                SipSettings.on(InetAddress.getLoopbackAddress(), 0).over(new TlsSettings(0, new TlsKeys(ours))),
                calls::add);
    }

    @BeforeAll
    void isUp() {
        assertThat(endpoint.tlsPort()).isPositive();
    }

    @AfterAll
    void close() {
        endpoint.close();
    }

    /** A key with a certificate for that name, which trusts itself and nobody else. */
    private SSLContext selfSigned(String name, String subject)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + subject,
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("k", keys.getCertificate("k"));
        var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private SSLSocket connect(String protocol) throws IOException {
        var socket =
                (SSLSocket) ours.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), endpoint.tlsPort());
        socket.setSoTimeout((int) TextPhone.PATIENCE.toMillis());
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    private InboundCall next() throws InterruptedException {
        InboundCall call = calls.poll(5, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no call came");
        }
        return call;
    }

    @Test
    void callerOverTlsIsAnsweredAndHungUpOnTheSameConnection() throws IOException, InterruptedException {
        var observer = new RecordingObserver();
        try (SSLSocket connection = connect("TLSv1.3");
                TextPhone phone = new TextPhone(endpoint.tlsPort())) {
            send(connection, overTls(phone.request("INVITE", 1, "", TextPhone.OFFER)));
            InboundCall call = next();
            call.observe(observer);
            call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
            String ok = expect(connection, "SIP/2.0 200");
            phone.branch = TextPhone.newBranch();
            send(connection, overTls(phone.request("ACK", 1, TextPhone.toTag(ok), "")));
            assertThat(observer.next()).isEqualTo("acknowledged");

            call.hangUp();

            assertThat(expect(connection, "BYE ")).contains("Via: SIP/2.0/TLS 127.0.0.1:" + endpoint.tlsPort());
            assertThat(ok).contains("Contact: <sip:127.0.0.1:" + endpoint.tlsPort() + ";transport=tls>");
        }
    }

    @Test
    void brokenRequestIsTurnedAwayByTheGuardOverTlsToo() throws IOException {
        try (SSLSocket connection = connect("TLSv1.2");
                TextPhone phone = new TextPhone(endpoint.tlsPort())) {
            send(connection, overTls(phone.request("SUBSCRIBE", 1, "", "")));

            expect(connection, "SIP/2.0 405");
        }
    }

    @Test
    void oldTlsIsRefused() throws IOException {
        try (SSLSocket connection = connect("TLSv1.1")) {
            assertThatThrownBy(connection::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void whoNeverShakesHandsKeepsNobodyWaiting() throws IOException {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), endpoint.tlsPort());
                SSLSocket connection = connect("TLSv1.3");
                TextPhone phone = new TextPhone(endpoint.tlsPort())) {
            send(connection, overTls(phone.request("OPTIONS", 1, "", "")));

            expect(connection, "SIP/2.0 200");
            assertThat(silent.isConnected()).isTrue();
        }
    }

    private static Trunk trunkAt(int port) {
        return trunkAt("127.0.0.1", port);
    }

    private static Trunk trunkAt(String host, @Nullable Integer port) {
        return new Trunk(
                "carrier",
                new TrunkServer(host, port, Transport.TLS),
                null,
                List.of(),
                new TrunkCallers(CallerSource.FROM, ""),
                Trunk.ALL_CODECS,
                TrunkLimits.USUAL,
                true);
    }

    @Test
    void serverWhoseCertificateIsItsOwnIsReached() throws IOException, InterruptedException {
        try (var server = (SSLServerSocket)
                ours.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endpoint.trunks().use(List.of(trunkAt(server.getLocalPort())));
            var answer = endpoint.trunks().tryOut("carrier");

            try (Socket connection = server.accept();
                    TextPhone phone = new TextPhone(9)) {
                connection.setSoTimeout((int) TextPhone.PATIENCE.toMillis());
                String options = expect(connection, "OPTIONS ");
                send(connection, phone.answerTo(options, 200, ""));

                assertThat(options).contains("Via: SIP/2.0/TLS");
                assertThat(answer.join().reached()).isTrue();
            }
        }
    }

    @Test
    void serverWithSomebodyElsesNameInItsCertificateIsNotTalkedTo()
            throws IOException, GeneralSecurityException, InterruptedException {
        SSLContext other = selfSigned("other", "dns:other.example");
        var settings = SipSettings.on(InetAddress.getLoopbackAddress(), 0)
                .with(new TrunkRules(false, Passwords.NONE))
                .over(new TlsSettings(0, new TlsKeys(other))); // trusts that certificate, but not for 127.0.0.1
        try (SipEndpoint careful = SipEndpoint.start(settings, call -> call.reject(404));
                var server = (SSLServerSocket)
                        other.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            careful.trunks().use(List.of(trunkAt(server.getLocalPort())));
            var answer = careful.trunks().tryOut("carrier");

            try (Socket connection = server.accept()) {
                connection.setSoTimeout((int) TextPhone.PATIENCE.toMillis());
                assertThatThrownBy(() -> read(connection)).isInstanceOfAny(IOException.class, AssertionError.class);
            }
            await().atMost(Duration.ofSeconds(20)).until(answer::isDone);
            assertThat(answer.join().reached()).isFalse();
        }
    }

    /** RFC 5922 section 4: the DNS may lead anywhere, so the certificate must be for what the trunk is configured with. */
    @Test
    void serverThatTheDnsLeadsToMustHaveTheCertificateOfTheDomain()
            throws IOException, GeneralSecurityException, InterruptedException {
        SSLContext domain = selfSigned("domain", "dns:carrier.example");
        var settings =
                SipSettings.on(InetAddress.getLoopbackAddress(), 0).over(new TlsSettings(0, new TlsKeys(domain)));
        try (var dns = new LoopbackNameServer();
                var server = (SSLServerSocket)
                        domain.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SipEndpoint caller = SipEndpoint.start(
                        settings,
                        call -> call.reject(404),
                        new ServerNames(
                                _ -> List.of(InetAddress.getLoopbackAddress()),
                                NameServers.at(dns.address()),
                                _ -> 0.5),
                        TrunkTimes.USUAL)) {
            dns.srv("_sips._tcp.carrier.example", 300, 1, 1, server.getLocalPort(), "node-7.hosting.example");
            caller.trunks().use(List.of(trunkAt("carrier.example", null)));
            var answer = caller.trunks().tryOut("carrier");

            try (Socket connection = server.accept();
                    TextPhone phone = new TextPhone(9)) {
                connection.setSoTimeout((int) TextPhone.PATIENCE.toMillis());
                send(connection, phone.answerTo(expect(connection, "OPTIONS "), 200, ""));
                assertThat(answer.join().reached()).isTrue();
            }
        }
    }

    private static String overTls(String message) {
        return message.replace("SIP/2.0/UDP", "SIP/2.0/TLS");
    }

    private static void send(Socket connection, String message) throws IOException {
        connection.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    private static String expect(Socket connection, String start) throws IOException {
        while (true) {
            String message = read(connection);
            if (message.startsWith(start)) {
                return message;
            }
        }
    }

    private static String read(Socket connection) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = connection.getInputStream().read();
            assertThat(next).as("after " + head).isNotNegative();
            head.write(next);
        }
        String text = head.toString(StandardCharsets.UTF_8);
        int length = text.toLowerCase(Locale.ROOT)
                .lines()
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return text + new String(connection.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }
}
