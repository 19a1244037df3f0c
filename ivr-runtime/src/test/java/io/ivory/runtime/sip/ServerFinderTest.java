package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.runtime.dns.LoopbackNameServer;
import io.ivory.runtime.dns.NameServers;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.TrunkServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a trunk's server is, asked of a name server on loopback. */
class ServerFinderTest {

    private static final String DOMAIN = "carrier.example";

    private static final Map<String, List<String>> HOSTS = Map.of(
            DOMAIN,
            List.of("192.0.2.1"),
            "a.carrier.example",
            List.of("192.0.2.10", "192.0.2.11"),
            "b.carrier.example",
            List.of("192.0.2.20"));

    private final LoopbackNameServer dns = new LoopbackNameServer();
    private final AtomicLong nowNs = new AtomicLong();
    private final Set<Transport> spoken = EnumSet.of(Transport.UDP, Transport.TCP);

    @AfterEach
    void close() {
        dns.close();
    }

    private static List<InetAddress> addresses(String host) throws IOException {
        List<String> known = HOSTS.get(host);
        if (known == null) {
            throw new UnknownHostException(host);
        }
        return known.stream().map(InetAddress::ofLiteral).toList();
    }

    private ServerFinder finder(@Nullable Integer port, @Nullable Transport transport) {
        var names = new ServerNames(ServerFinderTest::addresses, NameServers.at(dns.address()), host -> 0.5);
        return new ServerFinder(new TrunkServer(DOMAIN, port, transport), names, spoken::contains, nowNs::get);
    }

    private static List<String> found(ServerFinder finder) throws IOException {
        return finder.find().targets().stream().map(ServerTarget::toString).toList();
    }

    @Test
    void nameWithAPortIsFoundByItsAddressAlone() throws IOException {
        assertThat(found(finder(5_070, Transport.TCP))).containsExactly("192.0.2.1 port 5070 over TCP");
        assertThat(dns.asked).isEmpty();
    }

    @Test
    void nameWithoutAPortIsFoundByTheServicesOfItsTransport() throws IOException {
        dns.srv("_sip._udp.carrier.example", 300, 20, 1, 5_080, "b.carrier.example")
                .srv("_sip._udp.carrier.example", 300, 10, 1, 5_070, "a.carrier.example");

        assertThat(found(finder(null, Transport.UDP)))
                .containsExactly(
                        "192.0.2.10 port 5070 over UDP",
                        "192.0.2.11 port 5070 over UDP",
                        "192.0.2.20 port 5080 over UDP");
        assertThat(dns.asked).containsExactly("SRV _sip._udp.carrier.example.");
    }

    @Test
    void tlsHasAServiceOfItsOwn() throws IOException {
        dns.srv("_sips._tcp.carrier.example", 300, 10, 1, 5_071, "a.carrier.example");

        assertThat(found(finder(null, Transport.TLS))).first().isEqualTo("192.0.2.10 port 5071 over TLS");
    }

    @Test
    void nameWithoutServicesIsAskedAtTheUsualPort() throws IOException {
        assertThat(found(finder(null, Transport.TLS))).containsExactly("192.0.2.1 port 5061 over TLS");
        assertThat(found(finder(null, null))).containsExactly("192.0.2.1 port 5060 over UDP");
    }

    @Test
    void domainSaysWhatItIsReachedOver() throws IOException {
        dns.naptr(DOMAIN, 20, 1, "SIP+D2U", "_sip._udp.carrier.example")
                .naptr(DOMAIN, 10, 1, "SIPS+D2T", "_sips._tcp.carrier.example")
                .naptr(DOMAIN, 10, 2, "SIP+D2T", "tcp.hosted.example")
                .naptr(DOMAIN, 5, 2, "SIP+D2S", "_sip._sctp.carrier.example")
                .srv("_sips._tcp.carrier.example", 300, 1, 1, 5_061, "a.carrier.example")
                .srv("tcp.hosted.example", 300, 1, 1, 5_090, "b.carrier.example");

        assertThat(found(finder(null, null)))
                .as("without a certificate of ours, TCP comes first")
                .containsExactly("192.0.2.20 port 5090 over TCP");

        spoken.add(Transport.TLS);
        assertThat(found(finder(null, null)))
                .containsExactly(
                        "192.0.2.10 port 5061 over TLS",
                        "192.0.2.11 port 5061 over TLS",
                        "192.0.2.20 port 5090 over TCP");
    }

    @Test
    void domainThatWantsTlsAloneIsNotReachedInTheClear() throws IOException {
        dns.naptr(DOMAIN, 10, 1, "SIPS+D2T", "_sips._tcp.carrier.example")
                .srv("_sips._tcp.carrier.example", 300, 1, 1, 5_061, "b.carrier.example")
                .srv("_sip._udp.carrier.example", 300, 1, 1, 5_060, "a.carrier.example");

        assertThat(found(finder(null, null))).containsExactly("192.0.2.20 port 5061 over TLS");
    }

    @Test
    void domainWithoutPointersIsReachedOverWhateverItServes() throws IOException {
        dns.srv("_sip._tcp.carrier.example", 300, 1, 1, 5_090, "b.carrier.example");

        assertThat(found(finder(null, null))).containsExactly("192.0.2.20 port 5090 over TCP");
        assertThat(dns.asked)
                .containsExactly(
                        "NAPTR carrier.example.", "SRV _sip._udp.carrier.example.", "SRV _sip._tcp.carrier.example.");
    }

    @Test
    void serviceThatIsNotOfferedIsNotGuessed() {
        dns.srv("_sip._udp.carrier.example", 300, 0, 0, 0, ".");

        assertThatThrownBy(() -> finder(null, Transport.UDP).find())
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("no such service");
    }

    @Test
    void hostThatIsUnknownLeavesTheOthers() throws IOException {
        dns.srv("_sip._udp.carrier.example", 300, 10, 1, 5_070, "gone.carrier.example")
                .srv("_sip._udp.carrier.example", 300, 20, 1, 5_080, "b.carrier.example");

        assertThat(found(finder(null, Transport.UDP))).containsExactly("192.0.2.20 port 5080 over UDP");
    }

    @Test
    void recordsAreKeptAsLongAsTheyMay() throws IOException {
        dns.srv("_sip._udp.carrier.example", 120, 10, 1, 5_070, "b.carrier.example");
        ServerFinder finder = finder(null, Transport.UDP);
        assertThat(finder.find().holds()).isEqualTo(Duration.ofMinutes(2));

        nowNs.addAndGet(Duration.ofSeconds(119).toNanos());
        var _ = finder.find();
        assertThat(dns.asked).hasSize(1);

        nowNs.addAndGet(Duration.ofSeconds(1).toNanos());
        var _ = finder.find();
        assertThat(dns.asked).hasSize(2);
    }

    @Test
    void timesOfRecordsAreBounded() throws IOException {
        dns.srv("_sip._udp.carrier.example", 0, 10, 1, 5_070, "b.carrier.example");
        assertThat(finder(null, Transport.UDP).find().holds()).isEqualTo(Duration.ofSeconds(30));

        dns.forget();
        dns.srv("_sip._udp.carrier.example", 604_800, 10, 1, 5_070, "b.carrier.example");
        assertThat(finder(null, Transport.UDP).find().holds()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatWasKnownHoldsWhileTheNameServerFails() throws IOException {
        dns.srv("_sip._udp.carrier.example", 60, 10, 1, 5_070, "b.carrier.example");
        ServerFinder finder = finder(null, Transport.UDP);
        List<String> before = found(finder);

        dns.fail();
        nowNs.addAndGet(Duration.ofMinutes(2).toNanos());

        assertThat(found(finder)).isEqualTo(before);
    }

    @Test
    void machineWithoutANameServerFindsTheNameByItsOwnMeans() throws IOException {
        dns.fail();

        assertThat(found(finder(null, Transport.UDP))).containsExactly("192.0.2.1 port 5060 over UDP");
    }
}
