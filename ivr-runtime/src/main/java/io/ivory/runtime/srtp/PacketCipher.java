package io.ivory.runtime.srtp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and authenticates single packets with the keys of one direction (RFC 3711 sections 4.1.1 and 4.2.1). Its
 * objects of the Java library are made once and used for every packet. One thread owns it.
 */
final class PacketCipher {

    private static final int COUNTER_BYTES = 16;
    private static final int SSRC_AT = 4;
    private static final int INDEX_AT = 8;
    private static final int INDEX_BYTES = 6;

    private final Cipher cipher;
    private final Mac mac;
    private final SecretKeySpec key;
    private final byte[] salt;
    private final byte[] counter = new byte[COUNTER_BYTES];
    private final byte[] tag = new byte[SessionKeys.AUTHENTICATION_BYTES];
    private final byte[] expected;
    private final byte[] received;

    PacketCipher(SessionKeys keys, int tagBytes) {
        salt = keys.salt();
        key = new SecretKeySpec(keys.encryption(), "AES");
        expected = new byte[tagBytes];
        received = new byte[tagBytes];
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(keys.authentication(), "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES in counter mode or no HMAC-SHA1", e);
        }
    }

    int tagBytes() {
        return expected.length;
    }

    /** Encrypts, or decrypts, in place; the same both ways. */
    void crypt(byte[] packet, int from, int length, int ssrc, long index) {
        System.arraycopy(salt, 0, counter, 0, salt.length);
        counter[salt.length] = 0;
        counter[salt.length + 1] = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            counter[SSRC_AT + i] ^= (byte) (ssrc >>> (24 - 8 * i));
        }
        for (int i = 0; i < INDEX_BYTES; i++) {
            counter[INDEX_AT + i] ^= (byte) (index >>> (40 - 8 * i));
        }
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            cipher.doFinal(packet, from, length, packet, from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode failed", e);
        }
    }

    /** Puts the tag of the first {@code length} bytes, and of the rollover counter behind them, at {@code target}. */
    void sign(byte[] packet, int length, int rollover, byte[] target, int at) {
        mac.update(packet, 0, length);
        addRollover(rollover);
        finish();
        System.arraycopy(tag, 0, target, at, expected.length);
    }

    /** Whether the tag at {@code tagAt} is that of the first {@code length} bytes and the rollover counter. */
    boolean isSigned(byte[] packet, int length, int rollover, int tagAt) {
        mac.update(packet, 0, length);
        addRollover(rollover);
        return matches(packet, tagAt);
    }

    /** The tag of RTCP, which has no rollover counter: its whole index stands in the packet. */
    void sign(byte[] packet, int length, byte[] target, int at) {
        mac.update(packet, 0, length);
        finish();
        System.arraycopy(tag, 0, target, at, expected.length);
    }

    boolean isSigned(byte[] packet, int length, int tagAt) {
        mac.update(packet, 0, length);
        return matches(packet, tagAt);
    }

    private void addRollover(int rollover) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            mac.update((byte) (rollover >>> shift));
        }
    }

    private boolean matches(byte[] packet, int tagAt) {
        finish();
        System.arraycopy(tag, 0, expected, 0, expected.length);
        System.arraycopy(packet, tagAt, received, 0, received.length);
        return MessageDigest.isEqual(expected, received); // in the same time wherever they differ
    }

    private void finish() {
        try {
            mac.doFinal(tag, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA1 failed", e);
        }
    }
}
