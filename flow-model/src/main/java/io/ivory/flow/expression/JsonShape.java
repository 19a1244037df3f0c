package io.ivory.flow.expression;

import java.util.regex.Pattern;

/** Tells whether a text is JSON (RFC 8259), without reading it into anything. */
final class JsonShape {

    private static final Pattern SCALAR = Pattern.compile(
            "\"([^\"\\\\\\p{Cntrl}]|\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?|true|false|null");
    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;

    private JsonShape(String text) {
        this.text = text;
    }

    static boolean isValid(String text) {
        var shape = new JsonShape(text);
        return shape.value(0) && shape.at == text.length();
    }

    private boolean value(int depth) {
        skipSpace();
        boolean valid = depth <= MAX_DEPTH
                && (take('{') ? members('}', depth, true) : take('[') ? members(']', depth, false) : scalar());
        skipSpace();
        return valid;
    }

    private boolean members(char end, int depth, boolean named) {
        skipSpace();
        if (take(end)) {
            return true;
        }
        do {
            if (named && !name()) {
                return false;
            }
            if (!value(depth + 1)) {
                return false;
            }
        } while (take(','));
        return take(end);
    }

    private boolean name() {
        skipSpace();
        boolean isString = text.startsWith("\"", at) && scalar();
        skipSpace();
        return isString && take(':');
    }

    private boolean scalar() {
        var matcher = SCALAR.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        at = matcher.end();
        return true;
    }

    private boolean take(char c) {
        boolean found = at < text.length() && text.charAt(at) == c;
        if (found) {
            at++;
        }
        return found;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
