package io.ivory.flow.json;

import io.ivory.flow.json.JsonPlaces.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** What is wrong with text that is no JSON, in the words of people who write files rather than the parser's. */
final class JsonFaults {

    private static final Pattern TOKEN = Pattern.compile("Unrecognized token '([^']*)'");

    private JsonFaults() {}

    /** What is wrong, and what to do. */
    static String inWords(JacksonException fault, String json) {
        String message = fault.getOriginalMessage();
        if (message.startsWith("Unexpected end-of-input")) {
            return "the file breaks off here. Its end is missing";
        }
        if (message.startsWith("Non-standard token")) {
            return "NaN and Infinity are no numbers here. Write a number";
        }
        Matcher token = TOKEN.matcher(message);
        if (token.find()) {
            return "\"" + Fields.shortened(token.group(1)) + "\" does not belong here. Put text in double quotes";
        }
        if (message.contains("Leading zero")) {
            return "a number does not begin with 0. Remove the 0, or put all of it in double quotes";
        }
        if (message.contains("unquoted character")) {
            return "a text holds a line break or another control sign. Write a line break as \\n";
        }
        if (message.contains("character escape") || message.contains("escape sequence")) {
            return "there is no such sign with a backslash. Write a backslash as \\\\";
        }
        return atSign(message, json, offset(fault.getLocation()));
    }

    private static String atSign(String message, String json, int at) {
        if (at < 0 || at >= json.length()) {
            return "something does not belong here. Check quotes, commas and brackets";
        }
        char sign = json.charAt(at);
        boolean closing = sign == '}' || sign == ']';
        if (closing && before(json, at) == ',') {
            return "a comma stands before the closing " + sign + ". Remove the comma";
        }
        if (closing && message.contains("close marker")) {
            return "this " + sign + " closes what another bracket has opened. Check the brackets before it";
        }
        if (sign == '/' || (sign == '#' && !message.contains("expecting comma"))) {
            return "JSON has no comments. Remove it, or keep it under a key that begins with x-";
        }
        if (sign == '\'') {
            return "text stands in double quotes, not in single ones. Replace them";
        }
        if (message.contains("was expecting comma")) {
            return "a comma is missing before this";
        }
        if (message.contains("colon")) {
            return "a colon is missing between a key and its value";
        }
        if (message.contains("property name")) {
            return "a key in double quotes belongs here";
        }
        return "\"" + sign + "\" does not belong here. Check quotes, commas and brackets";
    }

    /** The last sign before {@code at} that is no blank. */
    private static char before(String json, int at) {
        String head = json.substring(0, at).stripTrailing();
        return head.isEmpty() ? ' ' : head.charAt(head.length() - 1);
    }

    private static int offset(@Nullable TokenStreamLocation location) {
        return location == null ? -1 : (int) location.getCharOffset();
    }

    /** Which limit is passed, and what to do. */
    static String limit(JacksonException fault) {
        String message = fault.getOriginalMessage();
        if (message.contains("depth")) {
            return "the file nests deeper than " + JsonText.MAX_DEPTH + " levels. Flatten it";
        }
        return message.contains("umber") || message.contains("scale")
                ? "a number has more than " + JsonText.MAX_NUMBER
                        + " digits. Shorten it, or put it in double quotes as text"
                : "this is longer than what is read. Shorten it";
    }

    /** Where the number begins that ends at {@code offset}, or that place itself if no number ends there. */
    static Place startOfNumber(String json, long offset) {
        int at = Math.clamp(offset, 0, json.length());
        while (at > 0 && "0123456789+-.eE".indexOf(json.charAt(at - 1)) >= 0) {
            at--;
        }
        return nextSign(json, at);
    }

    /** The first sign from {@code offset} on that is no blank. */
    static Place nextSign(String json, long offset) {
        int at = Math.clamp(offset, 0, json.length());
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        int line = 1
                + (int) json.substring(0, at)
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count();
        return new Place(line, at - json.lastIndexOf('\n', at - 1));
    }
}
