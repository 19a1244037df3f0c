package io.ivory.runtime.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves to one server that we know the password, without saying it: RFC 7616 section 3.4. Counts how often each nonce
 * was used, so that no proof can be taken for the copy of an earlier one. Thread-safe.
 */
final class DigestAnswers {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    private final String user;
    private @Nullable DigestChallenge known;
    private int count;

    DigestAnswers(String user) {
        this.user = user;
    }

    /** The value of an Authorization or Proxy-Authorization header that meets {@code challenge}. */
    synchronized String meet(DigestChallenge challenge, String password, String method, String uri) {
        DigestChallenge before = known;
        boolean sameNonce = before != null && before.nonce().equals(challenge.nonce());
        count = sameNonce ? count + 1 : 1;
        known = challenge;
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return value(challenge, password, method, uri, HEX.formatHex(bytes));
    }

    /** The challenge that was met last: the same nonce may serve again. */
    synchronized Optional<DigestChallenge> known() {
        return Optional.ofNullable(known);
    }

    /** Forgets it: the next request begins without proof. */
    synchronized void forget() {
        known = null;
    }

    private String value(DigestChallenge challenge, String password, String method, String uri, String clientNonce) {
        String counter = "%08x".formatted(count);
        var out = new StringBuilder("Digest ");
        out.append("username=").append(quoted(user));
        out.append(", realm=").append(quoted(challenge.realm()));
        out.append(", nonce=").append(quoted(challenge.nonce()));
        out.append(", uri=").append(quoted(uri));
        out.append(", response=")
                .append(quoted(response(challenge, user, password, method, uri, counter, clientNonce)));
        out.append(", algorithm=").append(challenge.algorithm().word());
        if (challenge.counted()) {
            out.append(", cnonce=")
                    .append(quoted(clientNonce))
                    .append(", qop=auth, nc=")
                    .append(counter);
        }
        challenge.opaque().ifPresent(opaque -> out.append(", opaque=").append(quoted(opaque)));
        return out.toString();
    }

    /** RFC 7616 section 3.4.1; without qop the older form of RFC 2069. */
    static String response(
            DigestChallenge challenge,
            String user,
            String password,
            String method,
            String uri,
            String counter,
            String clientNonce) {
        DigestChallenge.Algorithm algorithm = challenge.algorithm();
        String who = hash(algorithm, user + ":" + challenge.realm() + ":" + password);
        String what = hash(algorithm, method + ":" + uri);
        String between = challenge.counted()
                ? challenge.nonce() + ":" + counter + ":" + clientNonce + ":auth"
                : challenge.nonce();
        return hash(algorithm, who + ":" + between + ":" + what);
    }

    private static String hash(DigestChallenge.Algorithm algorithm, String text) {
        try {
            return HEX.formatHex(
                    MessageDigest.getInstance(algorithm.word()).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm.word(), e);
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
