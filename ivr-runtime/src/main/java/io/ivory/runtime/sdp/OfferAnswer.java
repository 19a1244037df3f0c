package io.ivory.runtime.sdp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The offer/answer rules of RFC 3264 for one line of audio. */
public final class OfferAnswer {

    private OfferAnswer() {}

    /** Our own offer: all codecs we prefer, and key presses; encrypted only if it must be, as two ways at once confuse many. */
    public static SessionDescription offer(LocalAudio local) {
        List<AudioFormat> formats = new ArrayList<>();
        for (AudioEncoding encoding : local.preferred()) {
            formats.add(new AudioFormat(encoding.usualPayloadType(), encoding));
        }
        formats.add(new AudioFormat(AudioEncoding.TELEPHONE_EVENT.usualPayloadType(), AudioEncoding.TELEPHONE_EVENT));
        SrtpSuite suite = local.encryption().offered();
        List<CryptoLine> crypto = suite == null
                ? List.of()
                : List.of(new CryptoLine(1, suite, local.encryption().key()));
        return describe(local, List.of(audio(local, Direction.SENDRECV, formats, crypto)));
    }

    /**
     * Our answer: the offer's first codec that we prefer at all and its telephone-event, under the offer's payload
     * types; every other line refused. One codec only, so that nobody switches in the middle of a call. Where encrypted and
     * plain audio are offered, the encrypted one, by its first line that we know.
     *
     * @throws UnacceptableOfferException if the offer has no audio we could take part in
     */
    public static SessionDescription answer(SessionDescription offer, LocalAudio local) {
        AudioMedia offered = offer.audioFor(local.encryption()).orElseThrow(() -> noAudio(offer, local.encryption()));
        checkAddress(offered.address(), local.address());
        AudioFormat codec = offered.codecs().stream()
                .filter(format -> local.preferred().contains(format.encoding()))
                .findFirst()
                .orElseThrow(() -> new UnacceptableOfferException(
                        "The offer has none of our codecs " + local.preferred() + ", only " + offered.formats()));
        List<AudioFormat> formats = new ArrayList<>();
        formats.add(codec);
        offered.telephoneEvent().ifPresent(type -> formats.add(new AudioFormat(type, AudioEncoding.TELEPHONE_EVENT)));
        Direction direction = offered.address().isAnyLocalAddress() && offered.direction() == Direction.SENDRECV
                ? Direction.RECVONLY // RFC 3264 section 8.4: 0.0.0.0 asks us not to send
                : offered.direction().reversed();
        List<MediaLine> lines = new ArrayList<>();
        for (MediaLine line : offer.media()) {
            lines.add(
                    switch (line) {
                        case AudioMedia audio ->
                            audio.equals(offered)
                                    ? audio(local, direction, formats, crypto(offered, local.encryption()))
                                    : refused(audio);
                        case MediaLine.Unusable unusable -> unusable;
                    });
        }
        return describe(local, lines);
    }

    /**
     * What follows from our description and theirs, whichever of them was the offer.
     *
     * @throws UnacceptableOfferException if they have no audio or no codec in common
     */
    public static AgreedAudio agree(SessionDescription ours, SessionDescription theirs) {
        AudioMedia mine =
                ours.audio().orElseThrow(() -> new UnacceptableOfferException("Our own description has no audio"));
        AudioMedia their = theirs.audio(mine.isEncrypted())
                .orElseThrow(() -> new UnacceptableOfferException(
                        "There is no audio over " + mine.transport() + ", only " + theirs.media()));
        checkAddress(their.address(), mine.address());
        for (AudioFormat sent : their.codecs()) {
            var received = mine.codec(sent.encoding());
            if (received.isPresent()) {
                boolean keys = their.telephoneEvent().isPresent()
                        && mine.telephoneEvent().isPresent();
                return new AgreedAudio(
                        new InetSocketAddress(their.address(), their.port()),
                        sent.encoding(),
                        sent.payloadType(),
                        received.get().payloadType(),
                        keys ? their.telephoneEvent() : OptionalInt.empty(),
                        keys ? mine.telephoneEvent() : OptionalInt.empty(),
                        ourDirection(mine, their),
                        their.packetTimeMs(),
                        encryption(mine, their));
            }
        }
        throw new UnacceptableOfferException(
                "The two descriptions have no codec in common: " + mine.formats() + " and " + their.formats());
    }

    private static Direction ourDirection(AudioMedia mine, AudioMedia their) {
        boolean send = mine.direction().sends() && !their.holds();
        boolean receive = mine.direction().receives() && their.direction().sends();
        if (send) {
            return receive ? Direction.SENDRECV : Direction.SENDONLY;
        }
        return receive ? Direction.RECVONLY : Direction.INACTIVE;
    }

    private static List<CryptoLine> crypto(AudioMedia offered, OurEncryption ours) {
        return offered.crypto().stream()
                .limit(1)
                .map(taken -> new CryptoLine(taken.tag(), taken.suite(), ours.key()))
                .toList();
    }

    /** Ours has one line, whether it was the offer or the answer; theirs has that one too. */
    private static Optional<AgreedEncryption> encryption(AudioMedia mine, AudioMedia their) {
        if (!mine.isEncrypted()) {
            return Optional.empty();
        }
        CryptoLine ours = mine.crypto().getFirst();
        return Optional.of(their.crypto().stream()
                .filter(line -> line.tag() == ours.tag() && line.suite() == ours.suite())
                .map(line -> new AgreedEncryption(ours.suite(), ours.key(), line.key()))
                .findFirst()
                .orElseThrow(() -> new UnacceptableOfferException(
                        "The lines a=crypto of the two descriptions do not fit: " + ours + " and " + their.crypto())));
    }

    private static MediaLine refused(AudioMedia audio) {
        return new MediaLine.Unusable(
                "audio",
                audio.transport(),
                audio.formats().stream()
                        .map(format -> String.valueOf(format.payloadType()))
                        .toList(),
                "");
    }

    private static UnacceptableOfferException noAudio(SessionDescription offer, OurEncryption ours) {
        if (offer.audio().isPresent()) {
            return new UnacceptableOfferException(
                    switch (ours.policy()) {
                        case REQUIRED -> "Sound is encrypted here (RTP/SAVP with a=crypto), but only plain is offered";
                        case OFF -> "Encrypted sound is switched off here, and nothing else is offered";
                        case ALLOWED -> throw new IllegalStateException("audio of any kind is allowed");
                    });
        }
        return new UnacceptableOfferException(
                "There is no audio over RTP in codecs of ours that we could take part in, only " + offer.media());
    }

    private static void checkAddress(InetAddress address, InetAddress ourAddress) {
        if (address.isMulticastAddress() || address.getHostAddress().equals("255.255.255.255")) {
            throw new UnacceptableOfferException(
                    "Audio can be sent to one party only, but " + address.getHostAddress() + " is a group");
        }
        if (!address.isAnyLocalAddress() && address instanceof Inet4Address != ourAddress instanceof Inet4Address) {
            throw new UnacceptableOfferException("Audio cannot flow between " + ourAddress.getHostAddress() + " and "
                    + address.getHostAddress() + ": one is IPv4, the other IPv6");
        }
    }

    private static AudioMedia audio(
            LocalAudio local, Direction direction, List<AudioFormat> formats, List<CryptoLine> crypto) {
        return new AudioMedia(
                local.address(), local.port(), direction, formats, AudioMedia.USUAL_PACKET_TIME_MS, crypto);
    }

    private static SessionDescription describe(LocalAudio local, List<MediaLine> lines) {
        return new SessionDescription(Origin.of(local.sessionId(), local.version(), local.address()), lines);
    }
}
