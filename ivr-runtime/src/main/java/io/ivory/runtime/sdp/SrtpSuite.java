package io.ivory.runtime.sdp;

import java.util.Optional;

/** The ways of encrypting sound that we know: AES in counter mode and a tag of HMAC-SHA1 (RFC 4568 section 6.2). */
public enum SrtpSuite {
    /** A tag of 80 bits; every device that encrypts by SDES has it. */
    AES_CM_128_HMAC_SHA1_80(10),
    /** A tag of 32 bits, and of 80 for RTCP all the same. */
    AES_CM_128_HMAC_SHA1_32(4);

    private final int tagBytes;

    SrtpSuite(int tagBytes) {
        this.tagBytes = tagBytes;
    }

    /** How long the tag of an RTP packet is. */
    public int tagBytes() {
        return tagBytes;
    }

    static Optional<SrtpSuite> named(String name) {
        for (SrtpSuite suite : values()) {
            if (suite.name().equals(name)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }
}
