package io.ivory.runtime.srtp;

import io.ivory.runtime.sdp.SrtpKey;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that encrypt, authenticate and vary the packets of one direction, derived from its master key (RFC 3711
 * section 4.3). Derived once: we accept no key derivation rate.
 */
final class SessionKeys {

    static final int KEY_BYTES = 16;
    static final int AUTHENTICATION_BYTES = 20;
    static final int SALT_BYTES = 14;

    /** Section 4.3.2: encryption, authentication and salt of RTP are 0, 1 and 2, those of RTCP 3, 4 and 5. */
    private static final int FIRST_RTP_LABEL = 0;

    private static final int FIRST_RTCP_LABEL = 3;
    private static final int LABEL_AT = 7;

    private final byte[] encryption;
    private final byte[] authentication;
    private final byte[] salt;

    SessionKeys(byte[] encryption, byte[] authentication, byte[] salt) {
        this.encryption = encryption.clone();
        this.authentication = authentication.clone();
        this.salt = salt.clone();
    }

    private SessionKeys(SrtpKey master, int firstLabel) {
        this(
                derive(master, firstLabel, KEY_BYTES),
                derive(master, firstLabel + 1, AUTHENTICATION_BYTES),
                derive(master, firstLabel + 2, SALT_BYTES));
    }

    static SessionKeys forRtp(SrtpKey master) {
        return new SessionKeys(master, FIRST_RTP_LABEL);
    }

    static SessionKeys forRtcp(SrtpKey master) {
        return new SessionKeys(master, FIRST_RTCP_LABEL);
    }

    byte[] encryption() {
        return encryption.clone();
    }

    byte[] authentication() {
        return authentication.clone();
    }

    byte[] salt() {
        return salt.clone();
    }

    /** Section 4.3.3: the key stream of AES in counter mode from the salt with the label in it. */
    private static byte[] derive(SrtpKey master, int label, int length) {
        byte[] counter = Arrays.copyOf(master.masterSalt(), KEY_BYTES);
        counter[LABEL_AT] ^= (byte) label;
        try {
            Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(master.masterKey(), "AES"), new IvParameterSpec(counter));
            return aes.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES in counter mode", e);
        }
    }
}
