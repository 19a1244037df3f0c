package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are small to send and meant to be long to read: each costs less than 100 ms, the stack's parser included. */
class BombsTest {

    private static final InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_070);
    private static final Duration MOST = Duration.ofMillis(100);

    private static final String INVITE = String.join(
            "\r\n",
            "INVITE sip:4711@127.0.0.1 SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK-1;rport",
            "From: \"Ann\" <sip:ann@192.0.2.7>;tag=a",
            "To: <sip:4711@127.0.0.1>",
            "Call-ID: one@192.0.2.7",
            "CSeq: 1 INVITE",
            "Contact: <sip:ann@192.0.2.7>",
            "Max-Forwards: 70",
            "Content-Length: 0",
            "",
            "");

    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("2,000 headers", "Max-Forwards: 70", "Max-Forwards: 70" + "\r\nX: y".repeat(2_000)),
                bomb("a header of 60 kB", "Max-Forwards: 70", "Max-Forwards: 70\r\nSubject: " + "s".repeat(60_000)),
                bomb("a header of 4 kB", "Max-Forwards: 70", "Max-Forwards: 70\r\nSubject: " + "s".repeat(4_000)),
                bomb("150 Via", "From:", "Via: SIP/2.0/UDP a;branch=z9hG4bK-x\r\n".repeat(150) + "From:"),
                bomb("500 Via", "From:", "Via: SIP/2.0/UDP a;branch=z9hG4bK-x\r\n".repeat(500) + "From:"),
                bomb("8,000 quotes", "\"Ann\"", "\"" + "\"".repeat(8_000) + "\""),
                bomb("2,000 escaped quotes", "\"Ann\"", "\"" + "\\\"".repeat(2_000) + "\""),
                bomb(
                        "2,000 nested comments",
                        "Max-Forwards: 70",
                        "Max-Forwards: 70\r\nUser-Agent: " + "(".repeat(2_000)),
                bomb("2,000 angle brackets", "<sip:ann@192.0.2.7>;tag=a", "<".repeat(2_000) + ">".repeat(2_000)),
                bomb("1,300 parameters", ";rport", ";rport" + ";a=".repeat(1_300)),
                bomb(
                        "2,000 commas",
                        "Contact: <sip:ann@192.0.2.7>",
                        "Contact: <sip:ann@192.0.2.7>" + ",".repeat(2_000)),
                bomb("190 continued lines", "CSeq: 1", "CSeq:" + "\r\n ".repeat(190) + "1"),
                bomb("5,000 continued lines", "CSeq: 1", "CSeq:" + "\r\n ".repeat(5_000) + "1"),
                bomb("a thousand percent signs", "4711@127.0.0.1 SIP", "%41".repeat(1_000) + "@127.0.0.1 SIP"),
                bomb("a wall of spaces", "CSeq: 1", "CSeq: " + " ".repeat(4_000) + "1"));
    }

    private static Arguments bomb(String name, String part, String instead) {
        assertThat(INVITE).contains(part);
        return Arguments.of(name, INVITE.replace(part, instead));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombIsReadInAMoment(String name, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);

        long best = Long.MAX_VALUE;
        for (int run = 0; run < 3; run++) { // the first one loads classes
            var guard = new SipGuard(FloodLimits.USUAL, StackParser::canRead, _ -> true, 0);
            long before = ownTimeNs();
            Verdict verdict = guard.inspect(bytes, bytes.length, SOURCE, 0);
            best = Math.min(best, ownTimeNs() - before);
            assertThat(verdict).isNotNull();
        }

        assertThat(Duration.ofNanos(best)).as(name).isLessThan(MOST);
    }

    /** Time that this thread has worked, whatever else the machine does. */
    private static long ownTimeNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
