package io.ivory.runtime.sdp;

import java.util.List;
import java.util.Optional;

/**
 * What one party says about its audio: the part of RFC 8866 that a telephone call needs.
 *
 * @param origin names this description and its version
 * @param media at most one of them is {@link AudioMedia}; an answer refuses the others
 */
public record SessionDescription(Origin origin, List<MediaLine> media) {

    public SessionDescription {
        media = List.copyOf(media);
        if (media.stream().filter(AudioMedia.class::isInstance).count() > 1) {
            throw new IllegalArgumentException("a description has at most one usable audio line");
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

    /** The audio we can use, if there is any. */
    public Optional<AudioMedia> audio() {
        return media.stream()
                .filter(AudioMedia.class::isInstance)
                .map(AudioMedia.class::cast)
                .findFirst();
    }

    /** The text form, each line ended by CR LF. */
    public String text() {
        return SdpWriter.write(this);
    }
}
