package io.ivory.runtime.sdp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one party says about its audio: the part of RFC 8866 that a telephone call needs.
 *
 * @param origin names this description and its version
 * @param media at most one of them is {@link AudioMedia} with plain sound and one with encrypted sound; an answer
 *     refuses all but one
 */
public record SessionDescription(Origin origin, List<MediaLine> media) {

    public SessionDescription {
        media = List.copyOf(media);
        for (boolean encrypted : new boolean[] {false, true}) {
            if (audio(media).filter(audio -> audio.isEncrypted() == encrypted).count() > 1) {
                throw new IllegalArgumentException("a description has at most one usable audio line of a kind");
            }
        }
    }

    /**
     * Reads a description as it came in a message.
     *
     * @throws MalformedSdpException if it is none, or too large to be honest
     */
    public static SessionDescription parse(String text) {
        return new SdpReader(text).read();
    }

    /** The audio we can use, if there is any; the first of plain and encrypted. */
    public Optional<AudioMedia> audio() {
        return audio(media).findFirst();
    }

    /** With which suite its audio is encrypted; empty if it is plain. For a description of ours, which has one. */
    public Optional<SrtpSuite> suite() {
        return audio().flatMap(audio -> audio.crypto().stream().findFirst()).map(CryptoLine::suite);
    }

    /** The audio with encrypted or with plain sound. */
    Optional<AudioMedia> audio(boolean encrypted) {
        return audio(media).filter(audio -> audio.isEncrypted() == encrypted).findFirst();
    }

    /** The audio that {@code ours} may take part in; rather encrypted than plain. */
    Optional<AudioMedia> audioFor(OurEncryption ours) {
        return audio(media).filter(ours::allows).max(Comparator.comparing(AudioMedia::isEncrypted));
    }

    private static Stream<AudioMedia> audio(List<MediaLine> media) {
        return media.stream().filter(AudioMedia.class::isInstance).map(AudioMedia.class::cast);
    }

    /** The text form, each line ended by CR LF. */
    public String text() {
        return SdpWriter.write(this);
    }
}
