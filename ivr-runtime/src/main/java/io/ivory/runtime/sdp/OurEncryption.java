package io.ivory.runtime.sdp;

import org.jspecify.annotations.Nullable;

/**
 * How our side of a call encrypts.
 *
 * @param key with which we would encrypt, or do
 * @param current the suite that the call is under now; null while its sound is plain
 */
public record OurEncryption(
        SrtpPolicy policy, SrtpKey key, @Nullable SrtpSuite current) {

    /** Before anything is agreed. */
    public static OurEncryption of(SrtpPolicy policy) {
        return new OurEncryption(policy, SrtpKey.random(), null);
    }

    /** With which suite we make an offer of our own; null for plain sound. */
    @Nullable
    SrtpSuite offered() {
        if (current != null) {
            return current;
        }
        return switch (policy) {
            case OFF, ALLOWED -> null;
            case REQUIRED -> SrtpSuite.AES_CM_128_HMAC_SHA1_80;
        };
    }

    /** Whether we may take part in such audio. */
    boolean allows(AudioMedia audio) {
        return switch (policy) {
            case OFF -> !audio.isEncrypted();
            case ALLOWED -> true;
            case REQUIRED -> audio.isEncrypted();
        };
    }

    /**
     * The same for a description with {@code suite}, or with plain sound if null. A key that was used under another suite
     * is not used again: both sides count packets from zero there, and would encrypt two with the same bits.
     */
    public OurEncryption under(@Nullable SrtpSuite suite) {
        return current == null || current == suite ? this : new OurEncryption(policy, SrtpKey.random(), null);
    }

    /** The same once {@code suite} is agreed, or plain sound if null. */
    public OurEncryption agreed(@Nullable SrtpSuite suite) {
        return new OurEncryption(policy, key, suite);
    }
}
