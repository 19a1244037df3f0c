package io.ivory.runtime.telephony;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.media.MediaSession;
import io.ivory.runtime.media.RemoteMedia;
import io.ivory.runtime.media.RemoteMedia.PayloadTypes;
import io.ivory.runtime.sdp.AgreedAudio;
import io.ivory.runtime.sdp.AgreedEncryption;
import io.ivory.runtime.sdp.AudioEncoding;
import io.ivory.runtime.sdp.AudioMedia;
import io.ivory.runtime.sdp.LocalAudio;
import io.ivory.runtime.sdp.OfferAnswer;
import io.ivory.runtime.sdp.OurEncryption;
import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.sdp.UnacceptableOfferException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Predicate;

/** Keeps the audio of one leg as offers and answers say, from the first to the last of them. Thread-safe. */
final class LegAudio {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final MediaSession session;
    private final TelephonySettings settings;
    private final Predicate<InetAddress> doubtful;
    private LocalAudio local;
    private SessionDescription ours;

    /**
     * Audio over {@code session}.
     *
     * @param settings which address the other side is to send to, and which ports are ours
     * @param codecs those that may be used, most preferred first
     * @param srtp whether it is encrypted
     * @param doubtful whether an address that the other side names may be that of somebody else
     */
    LegAudio(
            MediaSession session,
            TelephonySettings settings,
            List<AudioEncoding> codecs,
            SrtpPolicy srtp,
            Predicate<InetAddress> doubtful) {
        this.session = session;
        this.doubtful = doubtful;
        this.settings = settings;
        this.local = new LocalAudio(
                settings.advertised(), session.port(), RANDOM.nextLong(1L << 62), 1, codecs, OurEncryption.of(srtp));
        this.ours = OfferAnswer.offer(local);
    }

    /** What we offer; the first time as it is, later as a new description. */
    synchronized SessionDescription offer() {
        ours = OfferAnswer.offer(local);
        local = local.next();
        return ours;
    }

    /**
     * Our answer, which becomes valid with {@link #agree}.
     *
     * @throws io.ivory.runtime.sdp.UnacceptableOfferException if we cannot take part
     */
    synchronized SessionDescription answer(SessionDescription offer) {
        refuseOurselves(offer);
        SessionDescription answer = OfferAnswer.answer(offer, local);
        OurEncryption fitting = local.encryption().under(answer.suite().orElse(null));
        if (!fitting.equals(local.encryption())) {
            local = local.with(fitting);
            answer = OfferAnswer.answer(offer, local);
        }
        ours = answer;
        local = local.next();
        return ours;
    }

    /**
     * From now on audio flows as {@code theirs} and our last description say.
     *
     * @throws io.ivory.runtime.sdp.UnacceptableOfferException if they do not fit; audio stays as it was
     */
    synchronized void agree(SessionDescription theirs) {
        refuseOurselves(theirs);
        AgreedAudio agreed = OfferAnswer.agree(ours, theirs);
        local = local.with(local.encryption()
                .agreed(agreed.encryption().map(AgreedEncryption::suite).orElse(null)));
        session.connect(remote(agreed));
    }

    /** Sound that is sent to a port of ours comes back for ever, or gets into somebody else's call. */
    private void refuseOurselves(SessionDescription theirs) {
        AudioMedia audio = theirs.audio().orElse(null);
        if (audio != null && settings.isOurAudio(audio.address(), audio.port())) {
            throw new UnacceptableOfferException("Audio is wanted at "
                    + audio.address().getHostAddress() + " port " + audio.port() + ", which is our own");
        }
    }

    private RemoteMedia remote(AgreedAudio agreed) {
        return new RemoteMedia(
                agreed.remote(),
                codec(agreed.codec()),
                new PayloadTypes(agreed.sendPayloadType(), agreed.sendTelephoneEvent()),
                new PayloadTypes(agreed.receivePayloadType(), agreed.receiveTelephoneEvent()),
                agreed.direction().sends(),
                agreed.direction().receives(),
                RemoteMedia.packetMs(agreed.packetTimeMs()),
                agreed.encryption().orElse(null),
                doubtful.test(agreed.remote().getAddress()));
    }

    private static Codec codec(AudioEncoding encoding) {
        return switch (encoding) {
            case PCMU -> Codec.PCMU;
            case PCMA -> Codec.PCMA;
            case G722 -> Codec.G722;
            case TELEPHONE_EVENT -> throw new IllegalArgumentException("key presses are no codec");
        };
    }
}
