package io.ivory.flow.export;

import java.util.regex.Pattern;

/** Text that people typed, made harmless for each kind of file. */
final class Markup {

    /** What CommonMark and its common extensions read as markup within a line, bare addresses and mentions included. */
    private static final Pattern MEANINGFUL = Pattern.compile("[\\\\`*_\\[\\]|~@#$]|:(?=//)|(?<=(?i:www))\\.");

    /** What begins a list, a heading's underline or a rule at the start of a line. */
    private static final Pattern LIST_OR_RULE = Pattern.compile("^(\\d{0,9})([-+=.)])");

    private Markup() {}

    /** For XML and HTML, in elements and quoted attributes: markup escaped, characters that XML lacks replaced. */
    static String xml(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t', '\r' -> escaped.append(' ');
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** The characters of XML 1.0, section 2.2; those that switch the direction of writing could hide what is written. */
    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xD7FF && !(c >= 0x7F && c <= 0x9F) && !switchesDirection(c))
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }

    private static boolean switchesDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /** For Markdown, anywhere in a line: everything that could mean something is escaped, so that it stands there as typed. */
    static String markdown(String text) {
        String plain = xml(text).replace("&quot;", "\"").replace("&#39;", "'").strip();
        String escaped = MEANINGFUL.matcher(plain).replaceAll("\\\\$0");
        return LIST_OR_RULE.matcher(escaped).replaceFirst("$1\\\\$2");
    }

    /** For a quoted label of Mermaid: letters, digits and spaces as they are, all else as {@code #38;}. */
    static String mermaid(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " .,!?-".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else if (Character.isWhitespace(c)) {
                escaped.append(' ');
            } else if (isXml(c)) {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString().strip();
    }
}
