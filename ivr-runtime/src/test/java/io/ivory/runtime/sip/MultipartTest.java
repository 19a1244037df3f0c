package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of several parts, as carriers and emergency services send them. */
class MultipartTest {

    private static final String MIXED = "multipart/mixed;boundary=unique-1";

    private static final String SIP_I = String.join(
            "\r\n",
            "--unique-1",
            "Content-Type: application/SDP; charset=ISO-10646",
            "",
            "v=0",
            "s=-",
            "",
            "--unique-1",
            "Content-Type: application/ISUP; version=nxv3; base=etsi121",
            "Content-Disposition: signal; handling=optional",
            "",
            "\u0001\u0002\r\n--unique-12 is no delimiter",
            "--unique-1--",
            "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                MIXED,
                "multipart/mixed; BOUNDARY = \"unique-1\"",
                "Content-Type: multipart/related;start=\"<a@b>\";boundary=unique-1;x=y"
            })
    void theDescriptionIsFoundBesideASignal(String contentType) {
        Multipart body = Multipart.read(contentType, SIP_I).orElseThrow();

        assertThat(body.parts()).hasSize(2);
        assertThat(body.description()).contains("v=0\r\ns=-\r\n\r\n");
        assertThat(body.asksTooMuch()).isFalse();
    }

    @Test
    void linesMayEndWithALineFeedAndATextMayStandBefore() {
        String body = "not read\n" + SIP_I.replace("\r\n", "\n") + "nor this";

        assertThat(Multipart.read(MIXED, body).orElseThrow().description()).contains("v=0\ns=-\n\n");
    }

    @Test
    void aPartThatMustBeUnderstoodAndIsNotIsTooMuch() {
        String required = SIP_I.replace("handling=optional", "handling=required");

        assertThat(Multipart.read(MIXED, required).orElseThrow().asksTooMuch()).isTrue();
    }

    @Test
    void aDescriptionThatIsEncodedIsNoneWeCanRead() {
        String encoded = SIP_I.replace("charset=ISO-10646", "x=y\r\nContent-Transfer-Encoding: base64");

        assertThat(Multipart.read(MIXED, encoded).orElseThrow().description()).isEmpty();
    }

    @Test
    void ofAlternativesTheLastIsTheBest() {
        String two = "--a\nContent-Type: application/sdp\n\nfirst\n--a\nContent-Type: application/sdp\n\nlast\n--a--";

        assertThat(Multipart.read("multipart/alternative;boundary=a", two)
                        .orElseThrow()
                        .description())
                .contains("last\n");
        assertThat(Multipart.read("multipart/mixed;boundary=a", two)
                        .orElseThrow()
                        .description())
                .contains("first\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--unique-1",
                "--unique-1--",
                "--unique-1\r\n\r\nwithout an end",
                "--unique-2\r\n\r\nx\r\n--unique-2--"
            })
    void whatIsNotDelimitedIsNoBodyOfParts(String body) {
        assertThat(Multipart.read(MIXED, body)).isEmpty();
    }

    @Test
    void aBoundaryIsNeededAndPartsAreLimited() {
        String many = "--unique-1\r\n\r\nx\r\n".repeat(Multipart.MOST_PARTS + 1) + "--unique-1--";

        assertThat(Multipart.read(MIXED, many)).isEmpty();
        assertThat(Multipart.read("multipart/mixed", SIP_I)).isEmpty();
        assertThat(Multipart.read("multipart/mixed;boundary=" + "x".repeat(71), SIP_I))
                .isEmpty();
    }

    @Test
    void noBodyMakesItStumble() {
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            var body = new StringBuilder(SIP_I);
            for (int cuts = random.nextInt(1, 8); cuts > 0; cuts--) {
                int at = random.nextInt(body.length());
                body.replace(
                        at, Math.min(body.length(), at + random.nextInt(4)), "\n:-\r".substring(random.nextInt(4)));
            }
            Multipart.read(MIXED, body.toString())
                    .ifPresent(read -> assertThat(read.parts()).isNotEmpty());
        }
    }
}
