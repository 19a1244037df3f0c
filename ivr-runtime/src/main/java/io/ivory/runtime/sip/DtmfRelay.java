package io.ivory.runtime.sip;

import java.util.Optional;

/**
 * Reads a key press out of the body of an INFO request: {@code application/dtmf-relay} ({@code Signal=5} and
 * {@code Duration=160}, as Cisco defined it) or {@code application/dtmf} (the key alone, or its event number).
 */
final class DtmfRelay {

    private static final String KEYS = "0123456789*#ABCD";

    private DtmfRelay() {}

    /** The key; empty if there is none in it. */
    static Optional<Character> key(String mediaType, String body) {
        return switch (mediaType) {
            case "application/dtmf-relay" ->
                body.lines()
                        .map(line -> line.split("=", 2))
                        .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase("Signal"))
                        .findFirst()
                        .flatMap(pair -> keyNamed(pair[1].strip()));
            case "application/dtmf" -> keyNamed(body.strip());
            default -> Optional.empty();
        };
    }

    static boolean reads(String mediaType) {
        return mediaType.equals("application/dtmf-relay") || mediaType.equals("application/dtmf");
    }

    /** The key itself, or 10 to 15 as RFC 4733 section 3.2 numbers * to D. */
    private static Optional<Character> keyNamed(String name) {
        if (name.matches("1[0-5]")) {
            return Optional.of(KEYS.charAt(Integer.parseInt(name)));
        }
        char key = name.length() == 1 ? Character.toUpperCase(name.charAt(0)) : ' ';
        return KEYS.indexOf(key) < 0 ? Optional.empty() : Optional.of(key);
    }
}
