package io.ivory.runtime.sdp;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The master key and the master salt with which one party encrypts what it sends (RFC 4568 section 6.1), 128 and 112 bits.
 * Shows itself nowhere but in the description it is written for.
 */
public final class SrtpKey {

    public static final int KEY_BYTES = 16;
    public static final int SALT_BYTES = 14;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] keyAndSalt;

    private SrtpKey(byte[] keyAndSalt) {
        this.keyAndSalt = keyAndSalt;
    }

    /** One that nobody knows yet. */
    public static SrtpKey random() {
        var bytes = new byte[KEY_BYTES + SALT_BYTES];
        RANDOM.nextBytes(bytes);
        return new SrtpKey(bytes);
    }

    /**
     * The one written as 40 characters of base64.
     *
     * @throws IllegalArgumentException if that is no key; the message does not show it
     */
    public static SrtpKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("a key is written in base64");
        }
        if (bytes.length != KEY_BYTES + SALT_BYTES) {
            throw new IllegalArgumentException("a key with its salt has 30 bytes, not " + bytes.length);
        }
        return new SrtpKey(bytes);
    }

    public byte[] masterKey() {
        return Arrays.copyOf(keyAndSalt, KEY_BYTES);
    }

    public byte[] masterSalt() {
        return Arrays.copyOfRange(keyAndSalt, KEY_BYTES, KEY_BYTES + SALT_BYTES);
    }

    /** As it stands in a description: for the other party's eyes alone. */
    String base64() {
        return Base64.getEncoder().encodeToString(keyAndSalt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpKey that && MessageDigest.isEqual(keyAndSalt, that.keyAndSalt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keyAndSalt);
    }

    @Override
    public String toString() {
        return "a key"; // logs and messages hold none
    }
}
