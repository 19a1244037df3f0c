package io.ivory.runtime.sip;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;

/** Cleans what callers say about themselves, before anything else of ours sees it. */
final class CallerText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()+";

    /** Longer than any number and most names. */
    static final int LONGEST = 64;

    static final int LONGEST_CALL_ID = 128;

    private CallerText() {}

    /** Without control and invisible characters and half characters, at most {@link #LONGEST} long. */
    static String clean(String text) {
        return clean(text, LONGEST);
    }

    static String clean(String text, int longest) {
        var out = new StringBuilder(Math.min(text.length(), longest));
        String whole = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
        Normalizer.normalize(whole, Normalizer.Form.NFC)
                .codePoints()
                .filter(CallerText::isVisible)
                .takeWhile(c -> out.length() + Character.charCount(c) <= longest)
                .forEach(out::appendCodePoint);
        return out.toString().strip();
    }

    /** Control characters, line ends among them, become dots. */
    static String oneLine(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '.' : c));
        return out.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A {@code user} of RFC 3261 section 25.1: unreserved characters and the plus of a number, the others encoded. */
    static String escaped(String user) {
        var out = new StringBuilder();
        for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }
}
