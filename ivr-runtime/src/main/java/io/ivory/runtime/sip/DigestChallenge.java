package io.ivory.runtime.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server wants proven before it does what we ask: RFC 7616 section 3.3.
 *
 * @param realm whose password is meant
 * @param nonce the server's own, to be given back
 * @param opaque to be given back as it is; empty for none
 * @param algorithm how the proof is made
 * @param counted whether the server knows {@code qop=auth}, so that proofs are counted
 * @param stale whether only the nonce is too old, and not the password wrong
 */
record DigestChallenge(
        String realm, String nonce, Optional<String> opaque, Algorithm algorithm, boolean counted, boolean stale) {

    /** Weakest first. */
    enum Algorithm {
        MD5("MD5"),
        SHA_256("SHA-256");

        private final String word;

        Algorithm(String word) {
            this.word = word;
        }

        /** As Java and SIP call it. */
        String word() {
            return word;
        }

        static Optional<Algorithm> named(String word) {
            for (Algorithm one : values()) {
                if (one.word.equalsIgnoreCase(word)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    private static final String SCHEME = "digest ";

    /** The strongest of these that we can meet; each is the value of a WWW-Authenticate or Proxy-Authenticate header. */
    static Optional<DigestChallenge> strongest(List<String> values) {
        return values.stream()
                .flatMap(value -> parse(value).stream())
                .max(Comparator.comparing(DigestChallenge::algorithm));
    }

    /** Empty if we cannot meet it. */
    static Optional<DigestChallenge> parse(String value) {
        String plain = value.strip();
        if (!plain.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        Map<String, String> parts = parts(plain.substring(SCHEME.length()));
        Optional<Algorithm> algorithm = Algorithm.named(parts.getOrDefault("algorithm", "MD5"));
        String realm = parts.get("realm");
        String nonce = parts.get("nonce");
        String qop = parts.get("qop");
        boolean counted = qop != null
                && List.of(qop.toLowerCase(Locale.ROOT).split("[\\s,]+")).contains("auth");
        if (algorithm.isEmpty() || realm == null || nonce == null || (qop != null && !counted)) {
            return Optional.empty();
        }
        return Optional.of(new DigestChallenge(
                realm,
                nonce,
                Optional.ofNullable(parts.get("opaque")),
                algorithm.get(),
                counted,
                "true".equalsIgnoreCase(parts.get("stale"))));
    }

    /** {@code name=token} and {@code name="quoted \" text"}, separated by commas. */
    private static Map<String, String> parts(String text) {
        var parts = new HashMap<String, String>();
        for (String part : split(text)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.putIfAbsent(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(part.substring(equals + 1).strip()));
            }
        }
        return parts;
    }

    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == ',' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                quoted ^= c == '"';
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
