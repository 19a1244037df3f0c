package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.javax.sip.message.SIPMessage;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call does not begin for somebody who has waited too long: he has gone elsewhere, or given up. */
class HandedOverParserTest {

    private static final InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_070);

    private final WaitingMessages waiting = new WaitingMessages();
    private final SipGuard guard = new SipGuard(new FloodLimits(100, 100, 100), StackParser::canRead, _ -> true, 0);
    private final List<String> answers = new ArrayList<>();
    private long nowNs;
    private final HandedOverParser parser = new HandedOverParser(waiting, guard, () -> nowNs);

    @Test
    void aMessageThatWaitedShortlyIsRead() {
        byte[] ticket = put(request("INVITE"), true);
        nowNs = HandedOverParser.STALE_NS - 1;

        assertThat(read(ticket)).isPresent();
        assertThat(answers).isEmpty();
    }

    @Test
    void aNewCallThatWaitedForSecondsHears503() {
        byte[] ticket = put(request("INVITE"), true);
        nowNs = HandedOverParser.STALE_NS;

        assertThat(read(ticket)).isEmpty();
        assertThat(answers).singleElement().asString().startsWith("SIP/2.0 503 ");
    }

    @Test
    void inACrowdHalfASecondIsTooLong() {
        byte[] ticket = put(request("INVITE"), true);
        for (int i = 0; i < WaitingMessages.CROWD; i++) {
            put(request("BYE"), false);
        }
        nowNs = HandedOverParser.STALE_IN_CROWD_NS;

        assertThat(read(ticket)).isEmpty();
        assertThat(answers).hasSize(1);
    }

    @Test
    void whoHasGivenUpHearsNothing() {
        byte[] ticket = put(request("INVITE"), true);
        nowNs = HandedOverParser.GIVEN_UP_NS;

        assertThat(read(ticket)).isEmpty();
        assertThat(answers).isEmpty();
    }

    @Test
    void otherRequestsAreReadHoweverLate() {
        byte[] ticket = put(request("BYE"), false);
        nowNs = HandedOverParser.GIVEN_UP_NS;

        assertThat(read(ticket)).isPresent();
    }

    @Test
    void whatTheStackCannotReadIsAnsweredHere() {
        byte[] ticket =
                put(request("INVITE").replace("From: <sip:ann@192.0.2.7>", "From: \"ann <sip:ann@192.0.2.7>"), true);

        assertThat(read(ticket)).isEmpty();
        assertThat(answers).singleElement().asString().startsWith("SIP/2.0 400 Bad Request\r\n");
    }

    private Optional<SIPMessage> read(byte[] ticket) {
        return waiting.take(ticket).flatMap(parser::read);
    }

    private byte[] put(String message, boolean newCall) {
        return waiting.put(new WaitingMessages.Message(
                        message.getBytes(StandardCharsets.UTF_8), SOURCE, 0, newCall, this::answered))
                .orElseThrow();
    }

    private void answered(DatagramPacket answer) {
        answers.add(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8));
    }

    private static String request(String method) {
        return String.join(
                "\r\n",
                method + " sip:4711@127.0.0.1 SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK-1;rport",
                "From: <sip:ann@192.0.2.7>;tag=a",
                "To: <sip:4711@127.0.0.1>",
                "Call-ID: one@192.0.2.7",
                "CSeq: 1 " + method,
                "Contact: <sip:ann@192.0.2.7>",
                "Max-Forwards: 70",
                "Content-Length: 0",
                "",
                "");
    }
}
