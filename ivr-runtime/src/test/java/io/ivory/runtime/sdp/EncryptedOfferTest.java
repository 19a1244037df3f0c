package io.ivory.runtime.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers of SRTP with keys in the description (RFC 4568), and what becomes of them. */
class EncryptedOfferTest {

    private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    private static final String OTHER_KEY = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";
    private static final String LONG_TAG = "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY;
    private static final String PLAIN_LINE = "m=audio 40000 RTP/AVP 18 8 0 101\r\n";
    private static final String SECURE_LINE = "m=audio 40000 RTP/SAVP 18 8 0 101\r\n";

    private static LocalAudio local(SrtpPolicy policy) {
        return LocalAudio.of(InetAddress.ofLiteral("198.51.100.5"), 16_384, 1).with(OurEncryption.of(policy));
    }

    private static SessionDescription offer(String... cryptoLines) {
        var lines = new StringBuilder(SECURE_LINE);
        for (String crypto : cryptoLines) {
            lines.append("a=crypto:").append(crypto).append("\r\n");
        }
        return SessionDescription.parse(SessionDescriptionTest.OFFER.replace(PLAIN_LINE, lines));
    }

    private static SessionDescription plainOffer() {
        return SessionDescription.parse(SessionDescriptionTest.OFFER);
    }

    @Test
    void answerHasTheTagOfTheOfferAndAKeyOfItsOwn() {
        SessionDescription offer = offer("7 AES_CM_128_HMAC_SHA1_80 inline:" + KEY);
        LocalAudio local = local(SrtpPolicy.ALLOWED);

        SessionDescription answer = OfferAnswer.answer(offer, local);

        assertThat(answer.text())
                .contains("m=audio 16384 RTP/SAVP 8 101\r\na=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:")
                .doesNotContain(KEY);
        AgreedEncryption agreed = OfferAnswer.agree(answer, offer).encryption().orElseThrow();
        assertThat(agreed.theirs()).isEqualTo(SrtpKey.parse(KEY));
        assertThat(agreed.ours()).isEqualTo(local.encryption().key()).isNotEqualTo(agreed.theirs());
        assertThat(OfferAnswer.agree(SessionDescription.parse(answer.text()), offer)
                        .encryption())
                .contains(agreed);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            1 AES_CM_128_HMAC_SHA1_80 inline:K => 1 => AES_CM_128_HMAC_SHA1_80
            1 AES_CM_128_HMAC_SHA1_32 inline:K => 1 => AES_CM_128_HMAC_SHA1_32
            2 AES_CM_128_HMAC_SHA1_32 inline:K ; 1 AES_CM_128_HMAC_SHA1_80 inline:K => 2 => AES_CM_128_HMAC_SHA1_32
            1 AEAD_AES_256_GCM inline:Kxx ; 2 AES_CM_128_HMAC_SHA1_80 inline:K => 2 => AES_CM_128_HMAC_SHA1_80
            1 AES_CM_128_HMAC_SHA1_80 inline:K|2^20|1:4 ; 2 AES_CM_128_HMAC_SHA1_80 inline:K|2^31 => 2 => AES_CM_128_HMAC_SHA1_80
            1 F8_128_HMAC_SHA1_80 inline:K ; 2 AES_CM_128_HMAC_SHA1_80 inline:K WSH=128 -OURS => 2 => AES_CM_128_HMAC_SHA1_80
            1 AES_CM_128_HMAC_SHA1_80 inline:K UNENCRYPTED_SRTP ; 2 AES_CM_128_HMAC_SHA1_32 inline:K KDR=0 => 2 => AES_CM_128_HMAC_SHA1_32
            nonsense ; 3 AES_CM_128_HMAC_SHA1_80 INLINE:K => 3 => AES_CM_128_HMAC_SHA1_80
            """)
    void firstLineThatWeKnowIsTaken(String lines, int tag, SrtpSuite suite) {
        String[] offered = lines.replace(":K", ":" + KEY).split(" *; *", -1);

        SessionDescription answer = OfferAnswer.answer(offer(offered), local(SrtpPolicy.ALLOWED));

        assertThat(answer.audio().orElseThrow().crypto())
                .singleElement()
                .satisfies(line -> assertThat(line.tag()).isEqualTo(tag))
                .satisfies(line -> assertThat(line.suite()).isEqualTo(suite));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 AES_CM_128_HMAC_SHA1_80 inline:K|2^20 > lives shorter than 2^24 packets",
                "1 AES_CM_128_HMAC_SHA1_80 inline:K|1000 > lives shorter than 2^24 packets",
                "1 AES_CM_128_HMAC_SHA1_80 inline:K|2^31|1:1 > wants a key identifier (MKI)",
                "1 AES_CM_128_HMAC_SHA1_80 inline:K|1:4 > wants a key identifier (MKI)",
                "1 AES_CM_128_HMAC_SHA1_80 inline:K;inline:K > has several keys",
                "1 AES_CM_128_HMAC_SHA1_80 inline:AAAA > has 30 bytes, not 3",
                "1 AES_CM_128_HMAC_SHA1_80 inline:???? > written in base64",
                "1 AES_CM_128_HMAC_SHA1_80 uri:K > has no key inline",
                "1 AES_CM_128_HMAC_SHA1_80 inline:K UNAUTHENTICATED_SRTP > wants a session parameter",
                "1 AES_CM_128_HMAC_SHA1_80 inline:K KDR=5 > wants a session parameter",
                "1 AEAD_AES_128_GCM inline:K > has a suite that is not known here",
                "x AES_CM_128_HMAC_SHA1_80 inline:K > begins with a number",
                "1 AES_CM_128_HMAC_SHA1_80 > is tag, suite and key"
            })
    void offerWithoutALineForUsIsRefusedAndSaysWhyWithoutTheKey(String row) {
        String[] parts = row.split(" > ", -1);
        SessionDescription offer = offer(parts[0].replace(":K", ":" + KEY));

        assertThatThrownBy(() -> OfferAnswer.answer(offer, local(SrtpPolicy.ALLOWED)))
                .isInstanceOf(UnacceptableOfferException.class)
                .hasMessageContaining(parts[1])
                .message()
                .doesNotContain(KEY);
    }

    @Test
    void offerWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> OfferAnswer.answer(offer(), local(SrtpPolicy.ALLOWED)))
                .isInstanceOf(UnacceptableOfferException.class)
                .hasMessageContaining("no line a=crypto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RTP/SAVPF", "UDP/TLS/RTP/SAVP", "RTP/AVPF"})
    void otherTransportsAreRefusedAsBefore(String transport) {
        var offer = SessionDescription.parse(SessionDescriptionTest.OFFER.replace(
                PLAIN_LINE, "m=audio 40000 " + transport + " 8\r\na=crypto:" + LONG_TAG + "\r\n"));

        assertThatThrownBy(() -> OfferAnswer.answer(offer, local(SrtpPolicy.ALLOWED)))
                .isInstanceOf(UnacceptableOfferException.class);
    }

    @Test
    void plainOfferStaysPlainEvenWithAKeyInIt() {
        var offer = SessionDescription.parse(
                SessionDescriptionTest.OFFER.replace(PLAIN_LINE, PLAIN_LINE + "a=crypto:" + LONG_TAG + "\r\n"));

        SessionDescription answer = OfferAnswer.answer(offer, local(SrtpPolicy.ALLOWED));

        assertThat(answer.text()).contains("m=audio 16384 RTP/AVP 8 101\r\n").doesNotContain("crypto");
        assertThat(OfferAnswer.agree(answer, offer).encryption()).isEmpty();
    }

    @Test
    void policyDecidesWhatIsRefused() {
        assertThatThrownBy(() -> OfferAnswer.answer(plainOffer(), local(SrtpPolicy.REQUIRED)))
                .isInstanceOf(UnacceptableOfferException.class)
                .hasMessageContaining("Sound is encrypted here");
        assertThatThrownBy(() -> OfferAnswer.answer(offer(LONG_TAG), local(SrtpPolicy.OFF)))
                .isInstanceOf(UnacceptableOfferException.class)
                .hasMessageContaining("switched off here");
        assertThat(OfferAnswer.answer(offer(LONG_TAG), local(SrtpPolicy.REQUIRED))
                        .suite())
                .contains(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
        assertThat(OfferAnswer.answer(plainOffer(), local(SrtpPolicy.OFF)).suite())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void ofPlainAndEncryptedAudioSideBySideTheEncryptedOneIsTakenWhereAllowed(SrtpPolicy policy) {
        String secure = "m=audio 40002 RTP/SAVP 0\r\na=crypto:" + LONG_TAG + "\r\n";
        var offer = SessionDescription.parse(SessionDescriptionTest.OFFER + secure);

        SessionDescription answer = OfferAnswer.answer(offer, local(policy));

        if (policy == SrtpPolicy.OFF) {
            assertThat(answer.text()).containsSubsequence("m=audio 16384 RTP/AVP 8 101", "m=audio 0 RTP/SAVP 0");
        } else {
            assertThat(answer.text()).containsSubsequence("m=audio 0 RTP/AVP 8 0 101", "m=audio 16384 RTP/SAVP 0\r\n");
            assertThat(OfferAnswer.agree(answer, offer).remote().getPort()).isEqualTo(40_002);
        }
    }

    @Test
    void ourOfferIsEncryptedOnlyIfItMustBe() {
        assertThat(OfferAnswer.offer(local(SrtpPolicy.ALLOWED)).text())
                .contains("m=audio 16384 RTP/AVP ")
                .doesNotContain("crypto");
        assertThat(OfferAnswer.offer(local(SrtpPolicy.REQUIRED)).text())
                .contains("m=audio 16384 RTP/SAVP ")
                .contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:");
    }

    @Test
    void ourEncryptedOfferNeedsAnAnswerThatFits() {
        SessionDescription ours = OfferAnswer.offer(local(SrtpPolicy.REQUIRED));

        assertThat(OfferAnswer.agree(ours, offer(LONG_TAG))
                        .encryption()
                        .orElseThrow()
                        .theirs())
                .isEqualTo(SrtpKey.parse(KEY));
        for (SessionDescription unfit : List.of(
                plainOffer(),
                offer("2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY),
                offer("1 AES_CM_128_HMAC_SHA1_32 inline:" + KEY))) {
            assertThatThrownBy(() -> OfferAnswer.agree(ours, unfit))
                    .isInstanceOf(UnacceptableOfferException.class)
                    .message()
                    .doesNotContain(KEY);
        }
    }

    @Test
    void keyIsKeptUnderItsSuiteAndNeverComesBackAfterAnother() {
        OurEncryption first = OurEncryption.of(SrtpPolicy.ALLOWED).agreed(SrtpSuite.AES_CM_128_HMAC_SHA1_80);

        assertThat(first.under(SrtpSuite.AES_CM_128_HMAC_SHA1_80)).isEqualTo(first);
        assertThat(first.offered()).isEqualTo(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
        assertThat(first.under(SrtpSuite.AES_CM_128_HMAC_SHA1_32).key()).isNotEqualTo(first.key());
        OurEncryption plain = first.under(null).agreed(null);
        assertThat(plain.key()).isNotEqualTo(first.key());
        assertThat(plain.offered()).isNull();
    }

    @Test
    void keysShowInNothingButTheDescription() {
        SessionDescription offer = offer(LONG_TAG, "2 AES_CM_128_HMAC_SHA1_80 inline:" + OTHER_KEY);
        LocalAudio local = local(SrtpPolicy.ALLOWED);
        SessionDescription answer = OfferAnswer.answer(offer, local);
        String ours = answer.text().replaceAll("(?s).*inline:(\\S+).*", "$1");

        assertThat(ours).hasSize(40);
        assertThat(offer + " " + local + " " + answer + " " + OfferAnswer.agree(answer, offer))
                .doesNotContain(KEY, OTHER_KEY, ours);
    }
}
