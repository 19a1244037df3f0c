package io.ivory.runtime.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferAnswerTest {

    private static final LocalAudio LOCAL = LocalAudio.of(InetAddress.ofLiteral("198.51.100.5"), 16_384, 1);

    private static SessionDescription offer(String original, String changed) {
        return SessionDescription.parse(SessionDescriptionTest.OFFER.replace(original, changed));
    }

    @Test
    void answerTakesTheOffersFirstCodecOfOursAndItsTelephoneEvent() {
        SessionDescription answer = OfferAnswer.answer(offer("101", "97"), LOCAL);

        assertThat(answer.text())
                .isEqualTo(String.join(
                        "\r\n",
                        "v=0",
                        "o=- 1 1 IN IP4 198.51.100.5",
                        "s=-",
                        "c=IN IP4 198.51.100.5",
                        "t=0 0",
                        "m=audio 16384 RTP/AVP 8 97",
                        "a=rtpmap:8 PCMA/8000",
                        "a=rtpmap:97 telephone-event/8000",
                        "a=fmtp:97 0-15",
                        "a=ptime:20",
                        "a=sendrecv",
                        ""));
    }

    @Test
    void offerWithoutTelephoneEventIsAnsweredWithoutIt() {
        SessionDescription answer = OfferAnswer.answer(offer("telephone-event", "opus"), LOCAL);

        assertThat(answer.audio().orElseThrow().telephoneEvent()).isEmpty();
    }

    @Test
    void otherLinesAreRefusedInTheirPlaces() {
        SessionDescription answer = OfferAnswer.answer(
                offer("m=audio", "m=video 5000 RTP/AVP 31\r\nm=audio 6000 RTP/SAVP 0\r\nm=audio"), LOCAL);

        assertThat(answer.text())
                .containsSubsequence(
                        "m=video 0 RTP/AVP 31\r\n", "m=audio 0 RTP/SAVP 0\r\n", "m=audio 16384 RTP/AVP 8 101\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "a=sendrecv, SENDRECV",
        "a=sendonly, RECVONLY",
        "a=recvonly, SENDONLY",
        "a=inactive, INACTIVE",
        "c=IN IP4 0.0.0.0, RECVONLY"
    })
    void directionIsReversed(String line, Direction expected) {
        SessionDescription offer = offer("a=sendrecv", line);

        SessionDescription answer = OfferAnswer.answer(offer, LOCAL);

        assertThat(answer.audio().orElseThrow().direction()).isEqualTo(expected);
        assertThat(OfferAnswer.agree(answer, offer).direction()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=audio 40000 RTP/AVP 18",
                "m=audio 40000 RTP/SAVP 0",
                "m=audio 0 RTP/AVP 0",
                "m=video 40000 RTP/AVP 0"
            })
    void offerWithoutUsableAudioIsRefused(String line) {
        SessionDescription offer = offer("m=audio 40000 RTP/AVP 18 8 0 101", line);

        assertThatThrownBy(() -> OfferAnswer.answer(offer, LOCAL)).isInstanceOf(UnacceptableOfferException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN IP4 224.0.0.1/127", "IN IP4 255.255.255.255", "IN IP6 2001:db8::1", "IN IP6 ff02::1"})
    void addressWeCannotOrMustNotSendToIsRefused(String address) {
        SessionDescription offer = offer("c=IN IP4 192.0.2.1", "c=" + address);

        assertThatThrownBy(() -> OfferAnswer.answer(offer, LOCAL)).isInstanceOf(UnacceptableOfferException.class);
    }

    @Test
    void whatIsAgreedFollowsFromAnOfferAndOurAnswer() {
        SessionDescription offer = offer("101", "97");

        AgreedAudio agreed = OfferAnswer.agree(OfferAnswer.answer(offer, LOCAL), offer);

        assertThat(agreed.remote()).isEqualTo(new InetSocketAddress("192.0.2.1", 40_000));
        assertThat(agreed.codec()).isEqualTo(AudioEncoding.PCMA);
        assertThat(agreed.sendPayloadType()).isEqualTo(8);
        assertThat(agreed.sendTelephoneEvent()).hasValue(97);
        assertThat(agreed.receiveTelephoneEvent()).hasValue(97);
    }

    @Test
    void ourOfferUsesTheirPayloadTypesToSendAndOursToReceive() {
        SessionDescription ours = OfferAnswer.offer(LOCAL);
        SessionDescription theirs = offer("101", "97");

        AgreedAudio agreed = OfferAnswer.agree(ours, theirs);

        assertThat(agreed.sendTelephoneEvent()).hasValue(97);
        assertThat(agreed.receiveTelephoneEvent()).hasValue(101);
        assertThat(agreed.codec()).isEqualTo(AudioEncoding.PCMA);
    }

    @Test
    void ourPreferencesOrderOurOfferAndLimitOurAnswer() {
        var onlyMuLaw = new LocalAudio(
                LOCAL.address(), 16_384, 1, 1, List.of(AudioEncoding.PCMU), OurEncryption.of(SrtpPolicy.ALLOWED));

        assertThat(OfferAnswer.offer(onlyMuLaw).text()).contains("m=audio 16384 RTP/AVP 0 101");
        assertThat(OfferAnswer.answer(offer("101", "97"), onlyMuLaw).text()).contains("RTP/AVP 0 97");
    }

    @Test
    void nextDescriptionHasTheNextVersion() {
        assertThat(OfferAnswer.offer(LOCAL.next()).text()).contains("o=- 1 2 IN IP4 198.51.100.5");
    }
}
