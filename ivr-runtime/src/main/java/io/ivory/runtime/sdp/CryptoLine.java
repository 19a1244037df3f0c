package io.ivory.runtime.sdp;

import java.util.Locale;

/**
 * One {@code a=crypto} line that we can use: how a party would encrypt what it sends (RFC 4568 section 4).
 *
 * @param tag names the line among those of its offer; the answer repeats that of the line it takes
 */
public record CryptoLine(int tag, SrtpSuite suite, SrtpKey key) {

    private static final int HIGHEST_TAG = 999_999_999;

    /** 2^24 packets of 10 ms are two days: longer than calls last, as we change no key within one. */
    private static final int LEAST_LIFETIME_POWER = 24;

    private static final int MOST_LIFETIME_POWER = 48;

    /** Thrown for a line that we cannot use; says why, without the key. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1;

        UnusableException(String why) {
            super(why);
        }
    }

    /** Reads what stands behind {@code crypto:}: tag, suite, {@code inline:} key, and wishes. */
    static CryptoLine parse(String value) throws UnusableException {
        String[] parts = value.trim().split("[ \t]+", -1);
        if (parts.length < 3) {
            throw new UnusableException("a line a=crypto is tag, suite and key");
        }
        int tag;
        try {
            tag = SdpFields.number("tag", parts[0], 0, HIGHEST_TAG);
        } catch (MalformedSdpException e) {
            throw new UnusableException("a line a=crypto begins with a number");
        }
        SrtpSuite suite = SrtpSuite.named(parts[1])
                .orElseThrow(() -> new UnusableException("line " + tag + " has a suite that is not known here"));
        for (int i = 3; i < parts.length; i++) {
            checkWish(tag, parts[i]);
        }
        return new CryptoLine(tag, suite, key(tag, parts[2]));
    }

    private static SrtpKey key(int tag, String parameters) throws UnusableException {
        if (parameters.indexOf(';') >= 0) {
            throw new UnusableException("line " + tag + " has several keys, and we take one");
        }
        if (!parameters.toLowerCase(Locale.ROOT).startsWith("inline:")) {
            throw new UnusableException("line " + tag + " has no key inline");
        }
        String[] parts = parameters.substring("inline:".length()).split("\\|", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].indexOf(':') >= 0) {
                throw new UnusableException("line " + tag + " wants a key identifier (MKI), which we do not send");
            }
            checkLifetime(tag, parts[i]);
        }
        try {
            return SrtpKey.parse(parts[0]);
        } catch (IllegalArgumentException e) {
            throw new UnusableException("line " + tag + ": " + e.getMessage());
        }
    }

    /** {@code 2^31}: so many packets may be sent with the key. */
    private static void checkLifetime(int tag, String lifetime) throws UnusableException {
        try {
            if (lifetime.startsWith("2^")) {
                SdpFields.number("lifetime", lifetime.substring(2), LEAST_LIFETIME_POWER, MOST_LIFETIME_POWER);
                return;
            }
        } catch (MalformedSdpException tooShort) {
            // said below
        }
        throw new UnusableException("line " + tag + " has a key that lives shorter than 2^" + LEAST_LIFETIME_POWER
                + " packets, and we change no key within a call");
    }

    /** Section 6.3: of the session parameters only the window size is ours to ignore, and those that begin with "-". */
    private static void checkWish(int tag, String wish) throws UnusableException {
        if (!wish.startsWith("WSH=") && !wish.startsWith("-") && !wish.equals("KDR=0")) {
            throw new UnusableException("line " + tag + " wants a session parameter that is not known here");
        }
    }

    /** The line as it is sent, key and all. */
    String text() {
        return tag + " " + suite + " inline:" + key.base64();
    }
}
