package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressesTest {

    private final OwnAddresses everywhere =
            new OwnAddresses(InetAddress.ofLiteral("0.0.0.0"), InetAddress.ofLiteral("203.0.113.5"));
    private final OwnAddresses loopback =
            new OwnAddresses(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("203.0.113.5"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.53",
                "127.1",
                "0.0.0.0",
                "[::1]",
                "LocalHost",
                "ivr.localhost",
                "203.0.113.5"
            })
    void whoListensEverywhereIsReachedByEveryLocalAddress(String host) {
        assertThat(everywhere.include(host)).isTrue();
    }

    @Test
    void whoListensEverywhereIsReachedByEachNetworkInterface() throws IOException {
        assertThat(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses))
                .isNotEmpty()
                .allMatch(address -> everywhere.include(address.getHostAddress().split("%", 2)[0]));
        assertThat(everywhere.include(InetAddress.getLocalHost().getHostName())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "[2001:db8::1]", "pbx.example", "127.0.0.1.example"})
    void strangersAreNotOurselves(String host) {
        assertThat(everywhere.include(host)).isFalse();
    }

    @Test
    void whoListensOnOneAddressIsReachedByThatOneOnly() {
        assertThat(loopback.include("127.0.0.1")).isTrue();
        assertThat(loopback.include("localhost")).isTrue();
        assertThat(loopback.include("203.0.113.5")).isTrue();
        assertThat(loopback.include("127.0.0.2")).isFalse();
    }
}
