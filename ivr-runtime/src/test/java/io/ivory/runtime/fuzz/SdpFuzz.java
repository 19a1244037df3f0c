package io.ivory.runtime.fuzz;

import io.ivory.runtime.sdp.LocalAudio;
import io.ivory.runtime.sdp.MalformedSdpException;
import io.ivory.runtime.sdp.OfferAnswer;
import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.sdp.UnacceptableOfferException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Any text given as an offer: refused with a reason, or answered with a description that we can read ourselves. */
public final class SdpFuzz {

    private static final LocalAudio LOCAL = LocalAudio.of(InetAddress.getLoopbackAddress(), 40_000, 7);

    private SdpFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        SessionDescription offer;
        try {
            offer = SessionDescription.parse(new String(input, StandardCharsets.UTF_8));
        } catch (MalformedSdpException refused) {
            return;
        }
        SessionDescription.parse(offer.text());
        try {
            SessionDescription answer = OfferAnswer.answer(offer, LOCAL);
            SessionDescription asTheyReadIt = SessionDescription.parse(answer.text());
            if (asTheyReadIt.media().size() != offer.media().size()) {
                throw new AssertionError("an answer has as many media lines as the offer (RFC 3264 section 6)");
            }
            var agreed = OfferAnswer.agree(answer, offer);
            if (!agreed.equals(OfferAnswer.agree(asTheyReadIt, offer))) {
                throw new AssertionError("the two sides agreed on different things");
            }
        } catch (UnacceptableOfferException refused) {
            // no audio that we could take part in
        }
    }
}
