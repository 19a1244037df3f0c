package io.ivory.runtime.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionDescriptionTest {

    static final String OFFER = String.join(
            "\r\n",
            "v=0",
            "o=ann 2890844526 2890844527 IN IP4 192.0.2.1",
            "s=call",
            "c=IN IP4 192.0.2.1",
            "t=0 0",
            "m=audio 40000 RTP/AVP 18 8 0 101",
            "a=rtpmap:18 G729/8000",
            "a=rtpmap:101 telephone-event/8000",
            "a=fmtp:101 0-15",
            "a=ptime:20",
            "a=sendrecv",
            "");

    @Test
    void telephonesOfferIsUnderstood() {
        SessionDescription read = SessionDescription.parse(OFFER);

        AudioMedia audio = read.audio().orElseThrow();
        assertThat(audio.address()).isEqualTo(InetAddress.ofLiteral("192.0.2.1"));
        assertThat(audio.port()).isEqualTo(40_000);
        assertThat(audio.codecs())
                .extracting(AudioFormat::encoding)
                .containsExactly(AudioEncoding.PCMA, AudioEncoding.PCMU);
        assertThat(audio.telephoneEvent()).hasValue(101);
        assertThat(audio.holds()).isFalse();
        assertThat(read.origin().version()).isEqualTo("2890844527");
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        SessionDescription read = SessionDescription.parse(OFFER);

        assertThat(SessionDescription.parse(read.text())).isEqualTo(read);
    }

    @Test
    void lineEndsWithoutReturnAndIpv6AreUnderstood() {
        String offer = OFFER.replace("\r\n", "\n").replace("IN IP4 192.0.2.1", "IN IP6 2001:db8::1");

        assertThat(SessionDescription.parse(offer).audio().orElseThrow().address())
                .isEqualTo(InetAddress.ofLiteral("2001:db8::1"));
    }

    @Test
    void ownLinesOfTheMediaWinOverThoseOfTheSession() {
        String offer =
                OFFER.replace("a=sendrecv", "a=inactive\r\nc=IN IP4 192.0.2.9").replace("t=0 0", "t=0 0\r\na=sendonly");

        AudioMedia audio = SessionDescription.parse(offer).audio().orElseThrow();

        assertThat(audio.direction()).isEqualTo(Direction.INACTIVE);
        assertThat(audio.address()).isEqualTo(InetAddress.ofLiteral("192.0.2.9"));
    }

    @Test
    void nameInTheOriginIsNotLookedUp() {
        String offer = OFFER.replace("2890844527 IN IP4 192.0.2.1", "2890844527 IN IP4 phone.invalid");

        assertThat(SessionDescription.parse(offer).origin().address()).isEqualTo(InetAddress.getLoopbackAddress());
    }

    @ParameterizedTest
    @CsvSource({
        "a=sendonly, true",
        "a=inactive, true",
        "a=recvonly, false",
        "a=sendrecv, false",
        "c=IN IP4 0.0.0.0, true"
    })
    void holdIsSeen(String line, boolean holds) {
        String offer = OFFER.replace("a=sendrecv", line);

        assertThat(SessionDescription.parse(offer).audio().orElseThrow().holds())
                .isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            v=0                          | v=1
            v=0                          | x=0
            2890844526 2890844527        | 2890844526 x
            2890844526 2890844527        | - 2
            o=ann 2890844526             | o=2890844526
            2890844526 2890844527        | 123456789012345678901 2
            s=call                       | i=call
            c=IN IP4 192.0.2.1           | c=IN IP4
            c=IN IP4 192.0.2.1           | c=IN IP4 phone.example
            c=IN IP4 192.0.2.1           | c=IN IP4 999.0.2.1
            c=IN IP4 192.0.2.1           | c=IN IP4 ''
            c=IN IP4 192.0.2.1           | c=X IP4 192.0.2.1
            c=IN IP4 192.0.2.1           | b=AS:64
            m=audio 40000                | m=audio 70000
            m=audio 40000                | m=audio -1
            m=audio 40000                | m=audio x
            m=audio 40000                | z=audio 40000
            RTP/AVP 18 8 0 101           | RTP/AVP
            RTP/AVP 18 8 0 101           | RTP/AVP 0 128
            RTP/AVP 18 8 0 101           | RTP/AVP 0 x
            s=call                       | s=call\\u0000
            t=0 0                        | v=0
            t=0 0                        | T=0 0
            t=0 0                        | t
            """)
    void brokenDescriptionIsRefused(String original, String broken) {
        assertThat(OFFER).contains(original);
        String text = OFFER.replace(original, broken.replace("\\u0000", "\0"));

        assertThatThrownBy(() -> SessionDescription.parse(text)).isInstanceOf(MalformedSdpException.class);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            a=ptime:20             | a=ptime:0
            a=ptime:20             | a=ptime:240
            a=ptime:20             | a=ptime:20.0
            a=ptime:20             | a=ptime:-5
            a=ptime:20             | a=ptime:100000000000
            a=ptime:20             | a=maxptime:0
            a=rtpmap:18 G729/8000  | a=rtpmap:200 G729/8000
            a=rtpmap:18 G729/8000  | a=rtpmap:18
            a=rtpmap:18 G729/8000  | a=rtpmap:
            o=ann                  | o=My PBX
            2890844526 2890844527  | -2890844526 -1
            """)
    void whatIsOnlyAHintRefusesNoCall(String original, String odd) {
        assertThat(OFFER).contains(original);

        AudioMedia audio =
                SessionDescription.parse(OFFER.replace(original, odd)).audio().orElseThrow();

        assertThat(audio).isEqualTo(SessionDescription.parse(OFFER).audio().orElseThrow());
    }

    @Test
    void bombsAreRefused() {
        assertThatThrownBy(() -> SessionDescription.parse(OFFER + "m=audio 1 RTP/AVP 0\r\n".repeat(17)))
                .isInstanceOf(MalformedSdpException.class)
                .hasMessageContaining("16 lines m=");
        assertThatThrownBy(() -> SessionDescription.parse(OFFER + "a=x\r\n".repeat(300)))
                .isInstanceOf(MalformedSdpException.class)
                .hasMessageContaining("200 lines");
        assertThatThrownBy(() -> SessionDescription.parse(OFFER + "a=" + "x".repeat(9_000)))
                .isInstanceOf(MalformedSdpException.class)
                .hasMessageContaining("characters");
        assertThatThrownBy(() -> SessionDescription.parse(OFFER.replace("RTP/AVP 18", "RTP/AVP" + " 0".repeat(100))))
                .isInstanceOf(MalformedSdpException.class)
                .hasMessageContaining("formats");
        assertThatThrownBy(() -> SessionDescription.parse("")).isInstanceOf(MalformedSdpException.class);
    }

    @Test
    void thePacketTimeIsNoLongerThanTheOtherSideCanTake() {
        String text = """
                v=0
                o=- 1 1 IN IP4 192.0.2.1
                s=-
                c=IN IP4 192.0.2.1
                t=0 0
                m=audio 4000 RTP/AVP 9
                a=ptime:40
                a=maxptime:30
                """;

        AudioMedia audio = SessionDescription.parse(text).audio().orElseThrow();

        assertThat(audio.packetTimeMs()).isEqualTo(30);
        assertThat(audio.codec(AudioEncoding.G722)).contains(new AudioFormat(9, AudioEncoding.G722));
    }
}
