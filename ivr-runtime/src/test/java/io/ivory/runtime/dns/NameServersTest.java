package io.ivory.runtime.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions to a name server on loopback. */
class NameServersTest {

    private final LoopbackNameServer server = new LoopbackNameServer();
    private final NameServers names = NameServers.at(server.address());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void hostsOfAServiceAreReadWithTheShortestOfTheirTimes() throws IOException {
        server.srv("_sip._udp.carrier.example", 300, 10, 5, 5_070, "a.carrier.example")
                .srv("_sip._udp.carrier.example", 120, 20, 0, 5_060, ".");

        DnsAnswer<ServiceHost> answer = names.hosts("_sip._udp.carrier.example");

        assertThat(answer.records())
                .containsExactlyInAnyOrder(
                        new ServiceHost(10, 5, "a.carrier.example", 5_070), new ServiceHost(20, 0, "", 5_060));
        assertThat(answer.timeToLive()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void pointersOfADomainAreRead() throws IOException {
        server.naptr("carrier.example", 50, 10, "SIPS+D2T", "_sips._tcp.carrier.example");

        assertThat(names.pointers("carrier.example").records())
                .containsExactly(new ServicePointer(50, 10, "s", "SIPS+D2T", "_sips._tcp.carrier.example"));
    }

    @Test
    void whatIsNotThereIsNoFailure() throws IOException {
        assertThat(names.hosts("_sip._udp.nowhere.example").records()).isEmpty();
    }

    @Test
    void serverThatFailsIsToldFromOneThatKnowsNothing() {
        server.fail();

        assertThatThrownBy(() -> names.hosts("_sip._udp.carrier.example"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("_sip._udp.carrier.example");
    }

    @Test
    void nameThatCanBeNoneIsRefused() {
        assertThatThrownBy(() -> names.hosts("_sip._udp." + "a".repeat(64) + ".example"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void hostsComeByPriorityAndThoseOfOnePriorityByTheirWeight() {
        var last = new ServiceHost(20, 100, "last", 5_060);
        var light = new ServiceHost(10, 10, "light", 5_060);
        var heavy = new ServiceHost(10, 30, "heavy", 5_060);
        var none = new ServiceHost(10, 0, "none", 5_060);
        var hosts = List.of(last, light, none, heavy);
        var random = new SplittableRandom(7);

        long heavyFirst = IntStream.range(0, 4_000)
                .mapToObj(round -> ServiceHost.inOrder(hosts, host -> random.nextDouble(1e-9, 1)))
                .peek(order -> assertThat(order.getLast()).isEqualTo(last))
                .filter(order -> order.getFirst().equals(heavy))
                .count();

        assertThat(heavyFirst).as("three quarters of 4,000").isBetween(2_850L, 3_150L);
    }

    @Test
    void weightOfZeroIsStillAChoice() {
        var one = new ServiceHost(10, 0, "one", 5_060);
        var other = new ServiceHost(10, 0, "other", 5_060);

        assertThat(ServiceHost.inOrder(List.of(one, other), host -> host.equals(one) ? 0.2 : 0.8))
                .containsExactly(other, one);
    }
}
