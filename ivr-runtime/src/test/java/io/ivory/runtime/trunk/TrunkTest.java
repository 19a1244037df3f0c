package io.ivory.runtime.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkTest {

    private static final long SECOND_NS = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0,   false",
        "203.0.113.7,    203.0.113.7,   true",
        "203.0.113.7,    203.0.113.8,   false",
        "10.0.0.0/9,     10.127.1.1,    true",
        "10.0.0.0/9,     10.128.0.0,    false",
        "0.0.0.0/0,      198.51.100.1,  true",
        "2001:db8::/33,  2001:db8:7fff::1, true",
        "2001:db8::/33,  2001:db8:8000::1, false",
        "203.0.113.0/24, 2001:db8::1,   false"
    })
    void rangeHoldsTheAddressesThatBeginLikeIt(String range, String address, boolean holds) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"carrier.example", "203.0.113.1/24", "203.0.113.0/33", "203.0.113.0/x", "", "10/8/8", "::/129"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(InvalidTrunkException.class)
                .extracting("part")
                .isEqualTo(TrunkPart.SOURCES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.0/24", "203.0.113.7", "2001:db8:0:0:0:0:0:0/32"})
    void rangeIsWrittenAsItIsRead(String text) {
        assertThat(AddressRange.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "030 901820          | DE | +4930901820",
                "+49 (30) 901820     | US | +4930901820",
                "0049 30 901820      | DE | +4930901820",
                "011 49 30 901820    | US | +4930901820",
                "8 (495) 123-45-67   | RU | +74951234567",
                "(202) 456-1414      | US | +12024561414",
                "202-456-1414        | '' | 202-456-1414",
                "+4930901820         | '' | +4930901820",
                "100                 | DE | 100",
                "Anna                | DE | Anna",
                "''                  | DE | ''",
                "+999999999999999999 | DE | +999999999999999999"
            })
    void numbersHaveOneFormAndWhatIsNoneStays(String number, String country, String expected) {
        assertThat(PhoneNumbers.normalised(number, country)).isEqualTo(expected);
    }

    @Test
    void trunkThatRegistersNeedsAServer() {
        var account = new TrunkAccount("shop", "shop", "carrier", "carrier.example", Duration.ofMinutes(10));

        assertThatThrownBy(() -> new Trunk(
                        "carrier",
                        null,
                        account,
                        List.of(),
                        new TrunkCallers(CallerSource.FROM, ""),
                        Trunk.ALL_CODECS,
                        TrunkLimits.USUAL,
                        false))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidTrunkException.class))
                .extracting(InvalidTrunkException::part)
                .isEqualTo(TrunkPart.HOST);
    }

    @Test
    void trunkThatNobodyCouldCallOverIsRefused() {
        assertThatThrownBy(() -> new Trunk(
                        "carrier",
                        null,
                        null,
                        List.of(),
                        new TrunkCallers(CallerSource.FROM, ""),
                        Trunk.ALL_CODECS,
                        TrunkLimits.USUAL,
                        false))
                .hasMessageContaining("addresses");
    }

    @Test
    void callsAtOnceAreCountedBothWays() {
        var use = new TrunkUse(new TrunkLimits(2, 100, 100));
        assertThat(use.arrives(0)).isEmpty();
        assertThat(use.dials(0)).isEmpty();

        assertThat(use.arrives(SECOND_NS)).contains("2 calls at once");
        assertThat(use.dials(SECOND_NS)).contains("2 calls at once");
        use.ended();
        assertThat(use.arrives(2 * SECOND_NS)).isEmpty();
    }

    @Test
    void whatGoesOverATrunkAndWhatItsLimitsKeepOutIsCounted() {
        var use = new TrunkUse(new TrunkLimits(2, 100, 1));
        assertThat(use.arrives(0)).isEmpty();
        assertThat(use.dials(0)).isEmpty();
        assertThat(use.arrives(0)).isPresent();
        assertThat(use.dials(0)).isPresent();
        use.ended();
        use.ended();
        assertThat(use.dials(SECOND_NS)).isPresent();

        assertThat(use.sinceStart()).isEqualTo(new TrunkTraffic(1, 1, 1, 2));
    }

    @Test
    void newCallsASecondAreCountedInAnySecond() {
        var use = new TrunkUse(new TrunkLimits(100, 2, 100));
        assertThat(use.arrives(0)).isEmpty();
        assertThat(use.arrives(SECOND_NS / 2)).isEmpty();

        assertThat(use.arrives(SECOND_NS - 1)).contains("2 new calls a second");
        assertThat(use.arrives(SECOND_NS)).isEmpty();
        assertThat(use.arrives(SECOND_NS + 1)).isPresent();
    }

    @Test
    void callsOfOursADayAreCountedThoughTheyEnd() {
        var use = new TrunkUse(new TrunkLimits(100, 100, 1));
        assertThat(use.dials(0)).isEmpty();
        use.ended();

        assertThat(use.dials(86_399 * SECOND_NS)).contains("1 calls a day");
        assertThat(use.dials(86_400 * SECOND_NS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "carrier.example, ,     ,    true",
        "carrier.example, ,     TLS, true",
        "carrier.example, 5060, UDP, false",
        "192.0.2.1,       ,     UDP, false",
        "2001:db8::1,     ,     TCP, false"
    })
    void dnsSaysWhereANameWithoutAPortIs(
            String host, @Nullable Integer port, @Nullable Transport transport, boolean byDns) {
        assertThat(new TrunkServer(host, port, transport).isFoundByDns()).isEqualTo(byDns);
    }

    @ParameterizedTest
    @CsvSource({"carrier.example, 5060", "192.0.2.1,"})
    void onlyTheDnsOfANameLeavesTheTransportOpen(String host, @Nullable Integer port) {
        assertThatThrownBy(() -> new TrunkServer(host, port, null))
                .isInstanceOf(InvalidTrunkException.class)
                .extracting("part")
                .isEqualTo(TrunkPart.TRANSPORT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void portThatIsNoneIsRefused(int port) {
        assertThatThrownBy(() -> new TrunkServer("carrier.example", port, Transport.UDP))
                .isInstanceOf(InvalidTrunkException.class)
                .hasMessageContaining("1 to 65535");
    }
}
