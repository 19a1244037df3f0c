package io.ivory.runtime.store;

/**
 * Makes text from outside fit for the database: PostgreSQL refuses NUL and half surrogate pairs, and columns have a
 * length.
 */
final class Cleaned {

    /** The length of columns that hold names and phone numbers. */
    static final int NAME = 80;

    private Cleaned() {}

    /** {@code text} without control characters and broken pairs, at most {@code maxLength} characters. */
    static String text(String text, int maxLength) {
        var cleaned = new StringBuilder(Math.min(text.length(), maxLength));
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int width = Character.charCount(codePoint);
            if (cleaned.length() + width > maxLength) {
                break;
            }
            boolean control = Character.isISOControl(codePoint) && codePoint != '\n';
            boolean halfPair = width == 1 && Character.isSurrogate((char) codePoint);
            if (!control && !halfPair) {
                cleaned.appendCodePoint(codePoint);
            }
            at += width;
        }
        return cleaned.toString();
    }
}
