package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.meter.TurnedAway;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipGuardTest {

    private static final InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_070);

    private static final String INVITE = String.join(
            "\r\n",
            "INVITE sip:4711@127.0.0.1 SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK-1;rport",
            "From: <sip:ann@192.0.2.7>;tag=a",
            "To: <sip:4711@127.0.0.1>",
            "Call-ID: one@192.0.2.7",
            "CSeq: 1 INVITE",
            "Contact: <sip:ann@192.0.2.7>",
            "Max-Forwards: 70",
            "Content-Length: 0",
            "",
            "");

    private final SipGuard guard = new SipGuard(new FloodLimits(3, 2, 100), StackParser::canRead, _ -> true, 0);

    private String verdict(String message, long nowNs) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return switch (guard.inspect(bytes, bytes.length, SOURCE, nowNs)) {
            case Verdict.Pass _ -> "pass";
            case Verdict.Answer(byte[] answer, int _) -> new String(answer, StandardCharsets.UTF_8).substring(8, 11);
            case Verdict.Drop _ -> "drop";
        };
    }

    @Test
    void withoutRoomNewCallsHearSoAndOtherRequestsPass() {
        var full = new SipGuard(new FloodLimits(100, 100, 1), StackParser::canRead, _ -> false, 0);
        byte[] invite = INVITE.getBytes(StandardCharsets.UTF_8);
        byte[] bye = INVITE.replace("INVITE", "BYE").replace("bK-1", "bK-2").getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < 50; i++) { // each of them, and the same one again
            Verdict verdict = full.inspect(invite, invite.length, SOURCE, 0);
            assertThat(verdict).isInstanceOf(Verdict.Answer.class);
            assertThat(new String(((Verdict.Answer) verdict).answer(), StandardCharsets.UTF_8))
                    .startsWith("SIP/2.0 503 ")
                    .contains("\r\nRetry-After: ");
        }
        assertThat(full.inspect(bye, bye.length, SOURCE, 0)).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void anInviteThatWaitedTooLongHearsSoUnlessItsCallerHasGivenUp() {
        byte[] invite = INVITE.getBytes(StandardCharsets.UTF_8);
        assertThat(guard.screen(invite, invite.length, SOURCE, 0)).isEqualTo(new Verdict.Pass(invite.length, true));

        assertThat(guard.tooLate(invite, SOURCE, true, 0)).isInstanceOf(Verdict.Answer.class);
        assertThat(guard.tooLate(invite, SOURCE, false, 0)).isInstanceOf(Verdict.Drop.class);
        assertThat(guard.screen(invite, invite.length, SOURCE, 0))
                .as("as if it had never come")
                .isEqualTo(new Verdict.Pass(invite.length, true));
    }

    @Test
    void aCancelRightBehindItsInviteIsNotedUntilTheCallBegins() {
        String cancel = INVITE.replace("INVITE", "CANCEL");
        assertThat(verdict(cancel, 0)).as("of no call").isEqualTo("pass");
        assertThat(verdict(INVITE.replace("bK-1", "bK-2"), 0)).isEqualTo("pass");

        assertThat(verdict(cancel.replace("bK-1", "bK-2"), 0)).isEqualTo("200");

        assertThat(guard.arriving().begins("z9hG4bK-2", "one@192.0.2.7")).isTrue();
        assertThat(verdict(cancel.replace("bK-1", "bK-2"), 0))
                .as("from now on the stack knows the call")
                .isEqualTo("pass");
    }

    @Test
    void aCallThatNeverBeginsIsForgotten() {
        assertThat(verdict(INVITE, 0)).isEqualTo("pass");
        assertThat(verdict(INVITE.replace("bK-1", "bK-2"), 6_000_000_000L)).isEqualTo("pass");

        assertThat(verdict(INVITE.replace("INVITE", "CANCEL"), 6_000_000_000L)).isEqualTo("pass");
    }

    @Test
    void callsThatAreNotTakenAreCountedByWhy() {
        var strict = new SipGuard(new FloodLimits(1, 1, 100), StackParser::canRead, _ -> true, _ -> false, true, 0);
        var full = new SipGuard(new FloodLimits(9, 9, 100), StackParser::canRead, _ -> false, 0);
        byte[] invite = INVITE.getBytes(StandardCharsets.UTF_8);

        strict.screen(invite, invite.length, SOURCE, 0);
        full.screen(invite, invite.length, SOURCE, 0);
        full.tooLate(invite, SOURCE, true, 0);
        for (int call = 0; call < 5; call++) { // two of one source are let through
            verdict(call(call), 0);
        }
        verdict(INVITE.replace("INVITE", "REGISTER"), 0);

        assertThat(strict.turnedAway().counts()).containsEntry(TurnedAway.ONLY_TRUNKS, 1L);
        assertThat(full.turnedAway().counts()).containsEntry(TurnedAway.NO_ROOM, 2L);
        assertThat(guard.turnedAway().counts())
                .containsEntry(TurnedAway.FLOOD, 3L)
                .containsEntry(TurnedAway.NO_ROOM, 0L);
    }

    @Test
    void theAckOfARefusalEndsHere() {
        assertThat(verdict(INVITE.replace("Max-Forwards: 70\r\n", ""), 0)).isEqualTo("400");
        byte[] bytes = INVITE.replace("Max-Forwards: 70\r\n", "").getBytes(StandardCharsets.UTF_8);
        var answer = (Verdict.Answer) guard.inspect(bytes, bytes.length, SOURCE, 0);
        String to = new String(answer.answer(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("To:"))
                .findFirst()
                .orElseThrow();

        String ack = INVITE.replace("INVITE", "ACK").replace("To: <sip:4711@127.0.0.1>", to);
        assertThat(verdict(ack, 0)).isEqualTo("drop");
        assertThat(verdict(ack.replace(";tag=", ";tag=x"), 0)).isEqualTo("pass");
    }

    @Test
    void properRequestPasses() {
        assertThat(verdict(INVITE, 0)).isEqualTo("pass");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            SIP/2.0\\r\\nVia                | SIP/7.0\\r\\nVia                          | 505
            SIP/2.0\\r\\nVia                | \\r\\nVia                                 | 400
            SIP/2.0\\r\\nVia                | SIP/2.0 \\r\\nVia                         | 400
            sip:4711@127.0.0.1 SIP          | mailto:4711@127.0.0.1 SIP               | 416
            sip:4711@127.0.0.1 SIP          | <sip:4711@127.0.0.1> SIP                | 400
            sip:4711@127.0.0.1 SIP          | sip:4711@127.0.0.1?Route=x SIP          | 400
            sip:4711@127.0.0.1 SIP          | sip:4711@127.0.0.1; lr SIP              | 400
            CSeq: 1 INVITE                  | CSeq: 1 OPTIONS                         | 400
            CSeq: 1 INVITE                  | CSeq: 4294967296 INVITE                 | 400
            CSeq: 1 INVITE                  | CSeq: -1 INVITE                         | 400
            CSeq: 1 INVITE                  | CSeq: 1 INVITE\\r\\nCSeq: 2 INVITE      | 400
            Call-ID: one@192.0.2.7\\r\\n    |                                         | 400
            To: <sip:4711@127.0.0.1>\\r\\n  |                                         | 400
            From: <sip:ann@192.0.2.7>;tag=a | From: "ann <sip:ann@192.0.2.7>;tag=a    | 400
            Max-Forwards: 70\\r\\n          |                                         | 400
            Max-Forwards: 70                | Max-Forwards: 999999999999              | 400
            Max-Forwards: 70                | Max-Forwards: 0                         | pass
            Content-Length: 0               | Content-Length: 10                      | 400
            Content-Length: 0               | Content-Length: -1                      | 400
            Content-Length: 0               | Content-Length: 0\\r\\nl: 0             | 400
            Contact: <sip:ann@192.0.2.7>\\r\\n |                                      | 400
            branch=z9hG4bK-1                | branch=z9hG4bK                          | 400
            branch=z9hG4bK-1                | branch=old                              | 480
            ;branch=z9hG4bK-1               |                                         | 480
            ;rport                          | ;maddr=127.0.0.88                       | drop
            Max-Forwards: 70                | Max-Forwards: 70\\r\\nRequire: 100rel, timer | pass
            Max-Forwards: 70                | Max-Forwards: 70\\r\\nRequire: replaces | 420
            Max-Forwards: 70                | Max-Forwards: 70\\r\\nAccept: text/html | 406
            Max-Forwards: 70                | Max-Forwards: 70\\r\\nDate: tomorrow    | pass
            Max-Forwards: 70                | Max-Forwards: 70\\r\\nUser-Agent: friendly-scanner | drop
            Max-Forwards: 70                | Max-Forwards: 70\\r\\nno header         | drop
            """)
    void brokenInvite(String original, String broken, String expected) {
        String from = original.replace("\\r\\n", "\r\n");
        String into = broken == null ? "" : broken.replace("\\r\\n", "\r\n");
        assertThat(INVITE).contains(from);

        assertThat(verdict(INVITE.replace(from, into), 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTER, 405",
        "REFER, 405",
        "SUBSCRIBE, 405",
        "MESSAGE, 405",
        "NEWMETHOD, 501",
        "re%47ister, 501",
        "BYE, pass",
        "OPTIONS, pass",
        "CANCEL, pass",
        "ACK, pass",
        "INFO, pass",
        "PRACK, pass"
    })
    void methods(String method, String expected) {
        assertThat(verdict(INVITE.replace("INVITE", method), 0)).isEqualTo(expected);
    }

    @Test
    void bodyThatIsNoDescriptionIsUnsupported() {
        String withBody = INVITE.replace("Content-Length: 0", "Content-Type: text/plain\r\nContent-Length: 2") + "hi";

        assertThat(verdict(withBody, 0)).isEqualTo("415");
    }

    @Test
    void brokenAckIsNeverAnswered() {
        assertThat(verdict(INVITE.replace("INVITE", "ACK").replace("Max-Forwards: 70", "Max-Forwards: x"), 0))
                .isEqualTo("drop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK", "BYE"})
    void whatEndsSomethingNeedNotSayHowFarItMayGo(String method) {
        assertThat(verdict(INVITE.replace("INVITE", method).replace("Max-Forwards: 70\r\n", ""), 0))
                .isEqualTo("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "--a\\n\\nsignal\\n--a--, pass",
        "--a\\nContent-Disposition: signal;handling=required\\n\\nsignal\\n--a--, 415",
        "--b\\n\\nsignal\\n--b--, 400"
    })
    void bodyOfSeveralPartsMustBeOne(String body, String expected) {
        String text = body.replace("\\n", "\n");
        String headers = "Content-Type: multipart/mixed;boundary=a\r\nContent-Length: " + text.length();

        assertThat(verdict(INVITE.replace("Content-Length: 0", headers) + text, 0))
                .isEqualTo(expected);
    }

    @Test
    void retransmissionsCostNoTokens() {
        for (int i = 0; i < 20; i++) {
            assertThat(verdict(INVITE, i)).isEqualTo("pass");
        }
    }

    @Test
    void newCallsAboveTheLimitAreTurnedAwayUntilTimeHasPassed() {
        assertThat(verdict(call(1), 0)).isEqualTo("pass");
        assertThat(verdict(call(2), 0)).isEqualTo("pass");
        assertThat(verdict(call(3), 0)).isEqualTo("503");
        assertThat(verdict(call(3), 600_000_000L)).isEqualTo("pass");
    }

    @Test
    void floodFromOneSourceLeavesRoomForOthers() {
        for (int i = 0; i < 50; i++) {
            verdict(call(i), 0);
        }
        byte[] other = call(99).getBytes(StandardCharsets.UTF_8);
        var elsewhere = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.99"), 5_060);

        assertThat(guard.inspect(other, other.length, elsewhere, 0)).isInstanceOf(Verdict.Pass.class);
        assertThat(FloodLimits.USUAL.newCallsOfSource()).isLessThan(FloodLimits.USUAL.newCalls());
    }

    @Test
    void floodOfStrangersLeavesTrunksAlone() {
        InetAddress trunk = InetAddress.ofLiteral("192.0.2.50");
        var guarded = new SipGuard(new FloodLimits(2, 2, 10), StackParser::canRead, _ -> true, trunk::equals, false, 0);
        for (int i = 0; i < 9; i++) {
            byte[] stranger = call(i).getBytes(StandardCharsets.UTF_8);
            guarded.inspect(stranger, stranger.length, new InetSocketAddress(address(i), 5_060), 0);
        }
        byte[] another = call(10).getBytes(StandardCharsets.UTF_8);
        byte[] known = call(11).getBytes(StandardCharsets.UTF_8);

        assertThat(guarded.inspect(another, another.length, new InetSocketAddress(address(10), 5_060), 0))
                .isInstanceOf(Verdict.Answer.class);
        assertThat(guarded.inspect(known, known.length, new InetSocketAddress(trunk, 5_060), 0))
                .isInstanceOf(Verdict.Pass.class);
    }

    private static InetAddress address(int last) {
        return InetAddress.ofLiteral("198.51.100." + last);
    }

    @Test
    void branchOfAnotherCallIsRefused() {
        verdict(INVITE, 0);

        assertThat(verdict(INVITE.replace("Call-ID: one", "Call-ID: two"), 0)).isEqualTo("400");
        assertThat(verdict(INVITE.replace("192.0.2.7:5060", "192.0.2.8:5060"), 0))
                .isEqualTo("400");
        assertThat(verdict(INVITE.replace("Call-ID: one", "Call-ID: two"), 33_000_000_000L))
                .isEqualTo("pass");
    }

    @Test
    void answerHasReceivedAndRportAndNothingElseOfTheRequest() {
        byte[] bytes = INVITE.replace("Max-Forwards: 70", "X-Secret: 1").getBytes(StandardCharsets.UTF_8);

        var answer = (Verdict.Answer) guard.inspect(bytes, bytes.length, SOURCE, 0);

        assertThat(new String(answer.answer(), StandardCharsets.UTF_8))
                .startsWith("SIP/2.0 400 Bad Request\r\n")
                .contains("Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK-1;rport=5070;received=127.0.0.1\r\n")
                .contains("To: <sip:4711@127.0.0.1>;tag=")
                .doesNotContain("Secret")
                .doesNotContain("Contact");
        assertThat(answer.port()).isEqualTo(5_070);
    }

    @Test
    void refusalsToOneSourceAreBounded() {
        int answered = 0;
        for (int i = 0; i < 2_000; i++) {
            answered += verdict(INVITE.replace("INVITE", "REGISTER"), 0).equals("405") ? 1 : 0;
        }

        assertThat(answered).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "SIP/2.0 200 OK\r\n\r\n", "SIP/2.0 4294967301 X\r\nVia: a\r\n\r\n"})
    void whatIsNoMessageIsDropped(String message) {
        assertThat(verdict(message, 0)).isEqualTo("drop");
    }

    @Test
    void headerBombIsDropped() {
        String bomb = INVITE.replace("Max-Forwards: 70", "Max-Forwards: 70" + "\r\nX: y".repeat(300));

        assertThat(verdict(bomb, 0)).isEqualTo("drop");
    }

    private static String call(int number) {
        return INVITE.replace("z9hG4bK-1", "z9hG4bK-c" + number).replace("one@", number + "@");
    }
}
