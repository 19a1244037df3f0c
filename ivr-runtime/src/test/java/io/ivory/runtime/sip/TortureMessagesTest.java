package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kinds of messages of RFC 4475 (torture tests) and RFC 5118 (IPv6), each in our own words, against the whole
 * endpoint. Every call that is taken is turned away with 486, by which one knows it; after each message OPTIONS is answered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one endpoint: stopping the stack takes a second
class TortureMessagesTest {

    private static final String TAKEN = "486";
    private static final String SILENCE = "";

    private final SipEndpoint endpoint = SipEndpoint.start(
            new SipSettings(
                    InetAddress.getLoopbackAddress(),
                    "127.0.0.1",
                    0,
                    new FloodLimits(1_000, 1_000, 1_000),
                    Duration.ofMillis(300)),
            call -> call.reject(486));
    private TextPhone phone = new TextPhone(endpoint.port());

    @BeforeEach
    void pickUpAnotherPhone() {
        phone.close();
        phone = new TextPhone(endpoint.port());
    }

    @AfterEach
    void endpointStillAnswers() {
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("OPTIONS", 99, "", ""));
        phone.expect(
                message -> message.startsWith("SIP/2.0 200") && message.contains("CSeq: 99"),
                "OPTIONS",
                TextPhone.PATIENCE);
    }

    @AfterAll
    void close() {
        phone.close();
        endpoint.close();
    }

    /** @param edits pairs of a part and what stands in its place */
    private static Arguments row(String what, String method, String expected, String... edits) {
        return Arguments.of(what, method, expected, edits);
    }

    /** A line that a message has besides its own. */
    private static String[] with(String line) {
        return new String[] {"Max-Forwards: 70", "Max-Forwards: 70\r\n" + line};
    }

    static Stream<Arguments> properMessages() {
        return Stream.of(
                row("folded lines", "INVITE", TAKEN, "CSeq: 1 INVITE", "CSeq:\r\n  1\r\n\tINVITE"),
                row(
                        "short names",
                        "INVITE",
                        TAKEN,
                        "Via:",
                        "v:",
                        "From:",
                        "f:",
                        "To:",
                        "t:",
                        "Call-ID:",
                        "i:",
                        "Contact:",
                        "m:"),
                row("short names of the body", "INVITE", TAKEN, "Content-Type:", "c:", "Content-Length:", "l:"),
                row(
                        "odd case and spaces",
                        "INVITE",
                        TAKEN,
                        "Max-Forwards: 70",
                        "mAX-fORWARDS  :   70",
                        "Via: SIP/2.0/UDP",
                        "VIA :SIP/2.0/UDP"),
                row("an empty Subject", "INVITE", TAKEN, with("Subject:")),
                row("an escaped number", "INVITE", TAKEN, "sip:4711@127.0.0.1:", "sip:47%311@127.0.0.1:"),
                row(
                        "a scheme as a user",
                        "INVITE",
                        TAKEN,
                        "sip:4711@127.0.0.1:",
                        "sip:sips%3Auser%40example.com@127.0.0.1:"),
                row("an escaped zero byte", "INVITE", TAKEN, "sip:+4930123@127.0.0.1", "sip:null-%00-null@127.0.0.1"),
                row("long values", "INVITE", TAKEN, with("User-Agent: " + "long ".repeat(700))),
                row("a Date of no known form", "INVITE", TAKEN, with("Date: Fri, 01 Jan 2010 16:00:00 EST")),
                row("an unknown header", "INVITE", TAKEN, with("X~odd!name: \u00e4\u4e2d")),
                row("no space before the address", "OPTIONS", "200", "\"Ann\" <", "ann<"),
                row("parameters in the user", "OPTIONS", "200", "sip:4711@127.0.0.1:", "sip:4711;par=a%3b@127.0.0.1:"),
                row(
                        "unknown transports on the way",
                        "OPTIONS",
                        "200",
                        "From:",
                        "Via: SIP/2.0/UNKNOWN a.example;branch=z9hG4bK-q\r\nFrom:"),
                row("nobody may pass it on any more", "OPTIONS", "200", "Max-Forwards: 70", "Max-Forwards: 0"),
                row(
                        "a telephone number as an address",
                        "INVITE",
                        TAKEN,
                        "<sip:+4930123@127.0.0.1>",
                        "<tel:+4930123;phone-context=example>"),
                row("IPv6 in the request line", "OPTIONS", "200", "sip:4711@127.0.0.1:", "sip:4711@[2001:db8::10]:"),
                row(
                        "IPv6 with its port inside",
                        "OPTIONS",
                        "200",
                        "sip:+4930123@127.0.0.1",
                        "sip:+4930123@[2001:db8::10:5070]"),
                row("IPv6 with a port", "OPTIONS", "200", "sip:+4930123@127.0.0.1", "sip:+4930123@[2001:db8::10]:5070"),
                row(
                        "IPv6 below, in brackets",
                        "BYE",
                        "481",
                        "From:",
                        "Via: SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];branch=z9hG4bK-q\r\nFrom:"),
                row(
                        "IPv6 below, without brackets",
                        "OPTIONS",
                        "200",
                        "From:",
                        "Via: SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bK-q\r\nFrom:"),
                row(
                        "both families on the way",
                        "BYE",
                        "481",
                        "From:",
                        "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK-q, SIP/2.0/TCP [2001:db8::9:1];branch=z9hG4bK-r\r\nFrom:"),
                row("IPv4 in IPv6", "OPTIONS", "200", "sip:+4930123@127.0.0.1", "sip:+4930123@[::ffff:192.0.2.10]"));
    }

    static Stream<Arguments> brokenMessages() {
        return Stream.of(
                row("stray separators", "INVITE", "400", ">;tag=", ">;;,;,;tag="),
                row("a body that is too short", "INVITE", "400", "Content-Length: ", "Content-Length: 9"),
                row("a negative length", "INVITE", "400", "Content-Length: ", "Content-Length: -"),
                row("a quote without an end", "INVITE", "400", "To: <", "To: \"Mr. J. User <"),
                row(
                        "the address in brackets",
                        "INVITE",
                        "400",
                        "INVITE sip:",
                        "INVITE <sip:",
                        " SIP/2.0\r\nVia",
                        "> SIP/2.0\r\nVia"),
                row("a space in the address", "INVITE", "400", "INVITE sip:4711@", "INVITE sip:4711 @"),
                row("two spaces in the request line", "INVITE", "400", "INVITE sip:", "INVITE  sip:"),
                row("a space behind the version", "OPTIONS", "400", " SIP/2.0\r\nVia", " SIP/2.0 \r\nVia"),
                row(
                        "headers in the address",
                        "INVITE",
                        "400",
                        " SIP/2.0\r\nVia",
                        "?Route=%3Csip:evil.example%3E SIP/2.0\r\nVia"),
                row("another version", "OPTIONS", "505", " SIP/2.0\r\nVia", " SIP/7.0\r\nVia"),
                row("two methods", "OPTIONS", "400", "CSeq: 1 OPTIONS", "CSeq: 1 INVITE"),
                row("two unknown methods", "NEWMETHOD", "501", "CSeq: 1 NEWMETHOD", "CSeq: 1 INVITE"),
                row("numbers that are too large", "OPTIONS", "400", "CSeq: 1 ", "CSeq: 36893488147419103232 "),
                row("a branch that is only the cookie", "OPTIONS", "400", "branch=z9hG4bK-", "branch=z9hG4bK;x="),
                row("nobody who calls", "INVITE", "400", "From:", "X-From:"),
                row("no number of the call", "INVITE", "400", "Call-ID:", "X-Call-ID:"),
                row("an unknown scheme", "OPTIONS", "416", "OPTIONS sip:", "OPTIONS nobodyKnowsThisScheme:"),
                row("a registered scheme that is no telephone", "OPTIONS", "416", "OPTIONS sip:", "OPTIONS soap.beep:"),
                row("extensions nobody knows", "OPTIONS", "420", with("Require: nothingSupportsThis")),
                row("a body nobody knows", "INVITE", "415", "application/sdp", "application/unknownformat"),
                row("single headers twice", "INVITE", "400", "CSeq: 1 INVITE", "CSeq: 1 INVITE\r\nCSeq: 5 INVITE"),
                row("two lengths", "OPTIONS", "400", "Content-Length: 0", "Content-Length: 0\r\nContent-Length: 0"),
                row("no description is understood", "INVITE", "406", with("Accept: text/nobodyKnowsThis")),
                row("of the time before RFC 3261", "INVITE", "480", "branch=z9hG4bK-", "old="),
                row("no Contact", "INVITE", "400", "Contact:", "X-Contact:"),
                row("unknown characters in a method", "!in~erest`ing+me_thod%20", "501"),
                row("an escaped method", "RE%47IST%45R", "501"),
                row(
                        "a registration with a zero byte",
                        "REGISTER",
                        "405",
                        "sip:+4930123@127.0.0.1",
                        "sip:null-%00-null@127.0.0.1"),
                row(
                        "a registration in an unknown way",
                        "REGISTER",
                        "405",
                        with("Authorization: NoOneKnowsThisScheme opaque-data=here")),
                row("a message in parts", "MESSAGE", "405", with("Content-Type: multipart/mixed;boundary=x")),
                row("IPv6 without brackets", "OPTIONS", "400", "sip:4711@127.0.0.1:", "sip:4711@2001:db8::10:"));
    }

    static Stream<Arguments> answersOfNobodysQuestion() {
        return Stream.of(
                row("a reason in another script", "", SILENCE, "200 Whatever", "200 \u0434\u0430"),
                row("no reason", "", SILENCE, "200 Whatever", "200 "),
                row("a status that is none", "", SILENCE, "200 Whatever", "4294967301 better not"),
                row("numbers that are too large", "", SILENCE, "CSeq: 1 ", "CSeq: 9223372036854775807000 "),
                row("somebody else's Via", "", SILENCE, "UDP 127.0.0.1", "UDP 255.255.255.255"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"properMessages", "brokenMessages"})
    void isAnswered(String what, String method, String expected, String[] edits) {
        String body = method.equals("INVITE") ? TextPhone.OFFER : "";

        phone.send(edited(phone.request(method, 1, "", body), edits));

        assertThat(phone.expect(message -> !message.startsWith("SIP/2.0 1"), "answer to " + what, TextPhone.PATIENCE))
                .startsWith("SIP/2.0 " + expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersOfNobodysQuestion")
    void isPassedOverInSilence(String what, String method, String expected, String[] edits) {
        phone.send(edited(phone.answerTo(phone.request("OPTIONS", 1, "", ""), 200, ""), edits));
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("OPTIONS", 98, "", ""));

        assertThat(phone.expect(message -> true, "answer", TextPhone.PATIENCE)).contains("CSeq: 98 OPTIONS");
    }

    private static String edited(String message, String[] edits) {
        String result = message;
        for (int i = 0; i < edits.length; i += 2) {
            assertThat(result).contains(edits[i]);
            result = result.replace(edits[i], edits[i + 1]);
        }
        return result;
    }
}
