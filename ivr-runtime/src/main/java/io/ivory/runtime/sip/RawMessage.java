package io.ivory.runtime.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
            if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
                return Optional.empty();
            }
            headers.add(new Header(
                    LONG_FORMS.getOrDefault(name, name),
                    line.substring(colon + 1).strip()));
        }
        return Optional.of(List.copyOf(headers));
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

    long count(String name) {
        return headers.stream().filter(header -> header.name().equals(name)).count();
    }

    /** The values of all headers of that name, split at commas (for headers whose values have none inside). */
    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .flatMap(header -> Arrays.stream(header.value().split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
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
        int start = value.lastIndexOf('>');
        String rest = value.substring(start + 1);
        for (String part : rest.split(";", -1)) {
            String stripped = part.strip();
            int equals = stripped.indexOf('=');
            String key = (equals < 0 ? stripped : stripped.substring(0, equals)).strip();
            if (key.equalsIgnoreCase(name)) {
                return Optional.of(
                        equals < 0 ? "" : stripped.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }
}
