package io.ivory.runtime.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A SIP message cut into start line, header lines and body, and no further: enough to decide whether the stack should
 * see it, in one pass and without any grammar that could be led astray.
 *
 * @param startLine the first line
 * @param headers names in small letters and long form, values unfolded and trimmed, in their order
 * @param bodyStart where the body begins in the bytes that were read
 */
record RawMessage(String startLine, List<Header> headers, int bodyStart) {

    /** One header line. */
    record Header(String name, String value) {}

    static final int MOST_HEADERS = 200;
    static final int LONGEST_HEADER = 4_096;

    /** RFC 3261 section 7.3.3 and RFC 4028. */
    private static final Map<String, String> LONG_FORMS = Map.ofEntries(
            Map.entry("i", "call-id"),
            Map.entry("m", "contact"),
            Map.entry("e", "content-encoding"),
            Map.entry("l", "content-length"),
            Map.entry("c", "content-type"),
            Map.entry("f", "from"),
            Map.entry("s", "subject"),
            Map.entry("k", "supported"),
            Map.entry("t", "to"),
            Map.entry("v", "via"),
            Map.entry("x", "session-expires"));

    /** Cuts it up; empty if there is no empty line after the headers, or a line is no header, or too much of it. */
    static Optional<RawMessage> read(byte[] bytes, int length) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (true) {
            int end = at;
            while (end < length && bytes[end] != '\n') {
                end++;
            }
            if (end == length) {
                return Optional.empty();
            }
            int lineEnd = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
            String line = new String(bytes, at, lineEnd - at, StandardCharsets.UTF_8);
            at = end + 1;
            if (line.isEmpty()) {
                return headers(lines).map(headers -> new RawMessage(lines.getFirst(), headers, endOf(bytes, length)));
            }
            boolean continues = (line.startsWith(" ") || line.startsWith("\t")) && lines.size() > 1;
            if (continues) {
                lines.add(lines.removeLast() + " " + line.strip());
            } else {
                lines.add(line);
            }
            if (lines.size() > MOST_HEADERS || lines.getLast().length() > LONGEST_HEADER) {
                return Optional.empty();
            }
        }
    }

    /** Where the headers are over; -1 if they are not. */
    static int endOf(byte[] bytes, int length) {
        for (int i = 0; i + 1 < length; i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i + 2;
            }
            if (bytes[i] == '\n' && bytes[i + 1] == '\r' && i + 2 < length && bytes[i + 2] == '\n') {
                return i + 3;
            }
        }
        return -1;
    }

    private static Optional<List<Header>> headers(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (!isName(name)) {
                return Optional.empty();
            }
            headers.add(new Header(
                    name.length() == 1 ? LONG_FORMS.getOrDefault(name, name) : name,
                    line.substring(colon + 1).strip()));
        }
        return Optional.of(headers);
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 127) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/");
    }

    /** The first header of that name; empty text if there is none. */
    String first(String name) {
        for (Header header : headers) {
            if (header.name().equals(name)) {
                return header.value();
            }
        }
        return "";
    }

    boolean has(String name) {
        return count(name) > 0;
    }

    int count(String name) {
        int count = 0;
        for (Header header : headers) {
            count += header.name().equals(name) ? 1 : 0;
        }
        return count;
    }

    /** The values of all headers of that name, split at commas (for headers whose values have none inside). */
    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Header header : headers) {
            if (header.name().equals(name)) {
                addParts(header.value(), values);
            }
        }
        return values;
    }

    private static void addParts(String value, List<String> parts) {
        int at = 0;
        while (at <= value.length()) {
            int comma = value.indexOf(',', at);
            int end = comma < 0 ? value.length() : comma;
            String part = value.substring(at, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            at = end + 1;
        }
    }

    /** The method of a request; empty text for a response. */
    String method() {
        int space = startLine.indexOf(' ');
        return isResponse() || space < 0 ? "" : startLine.substring(0, space);
    }

    /** Whether the To header has a tag: the request belongs to a dialog. */
    boolean inDialog() {
        return parameter(first("to"), "tag").isPresent();
    }

    /** The first of the Via headers, where the answer goes. */
    String topVia() {
        List<String> vias = all("via");
        return vias.isEmpty() ? "" : vias.getFirst();
    }

    /** A parameter behind the address or the sent-by of a header value. */
    static Optional<String> parameter(String value, String name) {
        int at = value.lastIndexOf('>') + 1;
        while (at <= value.length()) {
            int semicolon = value.indexOf(';', at);
            int end = semicolon < 0 ? value.length() : semicolon;
            int equals = value.indexOf('=', at);
            int keyEnd = equals < 0 || equals > end ? end : equals;
            if (value.regionMatches(true, skipSpace(value, at, keyEnd), name, 0, name.length())
                    && value.substring(at, keyEnd).strip().length() == name.length()) {
                return Optional.of(
                        keyEnd == end ? "" : value.substring(keyEnd + 1, end).strip());
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private static int skipSpace(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
