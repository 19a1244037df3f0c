package io.ivory.runtime.speech;

import io.ivory.flow.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names one sound in the caches.
 *
 * @param hex the SHA-256 of all that decides how it sounds, in hex; 64 characters
 */
record SoundKey(String hex) {

    /** The sound of {@code voice} saying {@code text}. */
    static SoundKey ofSpeech(String voice, Language language, String text) {
        // none of the first two can hold a NUL, so no two different triples make the same input
        return of((voice + "\0" + language.tag() + "\0" + text).getBytes(StandardCharsets.UTF_8));
    }

    private static SoundKey of(byte[] bytes) {
        try {
            return new SoundKey(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
