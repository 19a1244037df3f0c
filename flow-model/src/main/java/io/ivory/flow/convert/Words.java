package io.ivory.flow.convert;

import io.ivory.flow.NodeHead;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns what strangers write into names and texts that a flow can hold. */
final class Words {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}\\p{Cf}]+");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,200}>");

    private Words() {}

    /** {@code text} as the name of a node or a flow: one line, at most 80 characters; {@code fallback} if it is blank. */
    static String name(String text, String fallback) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        return line.isEmpty() ? fallback : cut(line, NodeHead.MAX_NAME).strip();
    }

    /** The first {@code max} characters, without cutting one in two. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    /** {@code connect_call_to_sales} as people read it: {@code connect call to sales}. */
    static String spoken(String identifier) {
        return name(identifier.replace('_', ' ').replace('-', ' '), identifier).toLowerCase(Locale.ROOT);
    }

    /** Whether the text holds tags of a speech markup such as SSML. */
    static boolean hasTags(String text) {
        return TAG.matcher(text).find();
    }

    /** The text without tags of a speech markup. */
    static String withoutTags(String text) {
        return TAG.matcher(text)
                .replaceAll(" ")
                .replace("&amp;", "&")
                .replaceAll(" {2,}", " ")
                .strip();
    }

    /** Half characters, which no file can hold, replaced by the sign for an unreadable one. */
    static String whole(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        var whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
