package io.ivory.runtime.sdp;

import java.util.Locale;
import java.util.Optional;

/** The audio encodings we speak, all at 8,000 Hz and one channel. */
public enum AudioEncoding {
    /** G.711 mu-law, static payload type 0 (RFC 3551 section 4.5.14). */
    PCMU("PCMU", 0),
    /** G.711 A-law, static payload type 8 (RFC 3551 section 4.5.14). */
    PCMA("PCMA", 8),
    /** G.722, static payload type 9, with a clock of 8,000 Hz although it samples 16,000 (RFC 3551 section 4.5.2). */
    G722("G722", 9),
    /** Key presses, dynamic payload type, 101 by custom (RFC 4733 section 2.4). */
    TELEPHONE_EVENT("telephone-event", 101);

    public static final int CLOCK_HZ = 8_000;

    private final String rtpmapName;
    private final int usualPayloadType;

    AudioEncoding(String rtpmapName, int usualPayloadType) {
        this.rtpmapName = rtpmapName;
        this.usualPayloadType = usualPayloadType;
    }

    /** The name in {@code a=rtpmap}. */
    public String rtpmapName() {
        return rtpmapName;
    }

    /** The static payload type, or the one our own offers use. */
    public int usualPayloadType() {
        return usualPayloadType;
    }

    /** Whether it carries speech. */
    public boolean isCodec() {
        return this != TELEPHONE_EVENT;
    }

    /** Names are compared without case (RFC 4855 section 3). */
    static Optional<AudioEncoding> named(String name) {
        for (AudioEncoding encoding : values()) {
            if (encoding.rtpmapName.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }
}
