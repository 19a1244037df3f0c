package io.ivory.runtime.telephony;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** SRTP as a telephone does it, written from RFC 3711 alone, for the first 65,536 packets: shares no code with ours. */
final class PhoneEncryption {

    private static final int TAG = 10;
    private static final int HEADER = 12;

    final String ownKey;
    private final byte[] own = new byte[30];
    private byte[] theirs = new byte[30];

    PhoneEncryption() {
        new SecureRandom().nextBytes(own);
        ownKey = Base64.getEncoder().encodeToString(own);
    }

    /** The key in what the other side said. */
    void learn(String base64) {
        theirs = Base64.getDecoder().decode(base64);
    }

    byte[] encrypted(byte[] packet) {
        byte[] body = crypted(packet, own);
        byte[] datagram = Arrays.copyOf(body, body.length + TAG);
        System.arraycopy(tag(body, own), 0, datagram, body.length, TAG);
        return datagram;
    }

    /** Fails the test if the tag is not right. */
    byte[] decrypted(byte[] datagram) {
        byte[] body = Arrays.copyOf(datagram, datagram.length - TAG);
        byte[] tag = Arrays.copyOfRange(datagram, body.length, datagram.length);
        if (!MessageDigest.isEqual(tag, tag(body, theirs))) {
            throw new AssertionError("a packet with a wrong tag was sent");
        }
        return crypted(body, theirs);
    }

    private static byte[] crypted(byte[] packet, byte[] master) {
        byte[] counter = Arrays.copyOf(derived(master, 2, 14), 16);
        for (int i = 0; i < 4; i++) {
            counter[4 + i] ^= packet[8 + i];
        }
        counter[12] ^= packet[2];
        counter[13] ^= packet[3];
        byte[] result = packet.clone();
        byte[] payload = aes(derived(master, 0, 16), counter, Arrays.copyOfRange(packet, HEADER, packet.length));
        System.arraycopy(payload, 0, result, HEADER, payload.length);
        return result;
    }

    private static byte[] tag(byte[] packet, byte[] master) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(derived(master, 1, 20), "HmacSHA1"));
            mac.update(packet);
            return Arrays.copyOf(mac.doFinal(new byte[4]), TAG);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derived(byte[] master, int label, int length) {
        byte[] counter = Arrays.copyOf(Arrays.copyOfRange(master, 16, 30), 16);
        counter[7] ^= (byte) label;
        return aes(Arrays.copyOf(master, 16), counter, new byte[length]);
    }

    private static byte[] aes(byte[] key, byte[] counter, byte[] text) {
        try {
            Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
            return aes.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
