package io.ivory.runtime.testphone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A SIP message as it travels: a start line, headers in their order and a body (RFC 3261 section 7).
 *
 * @param startLine {@code INVITE sip:200@127.0.0.1 SIP/2.0} or {@code SIP/2.0 200 OK}
 * @param headers in their order, long names
 * @param body the SDP; empty for none
 */
record SipText(String startLine, List<Header> headers, String body) {

    private static final Map<String, String> COMPACT_NAMES = Map.of(
            "v", "Via",
            "f", "From",
            "t", "To",
            "i", "Call-ID",
            "m", "Contact",
            "c", "Content-Type",
            "l", "Content-Length",
            "k", "Supported");

    SipText {
        headers = List.copyOf(headers);
    }

    /**
     * One header line.
     *
     * @param name its long name
     * @param value what follows the colon
     */
    record Header(String name, String value) {}

    /** Reads a message; lines end with CRLF, folded lines are not understood. */
    static SipText parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        String[] lines = head.split("\r\n", -1);
        var headers = new ArrayList<Header>();
        for (int line = 1; line < lines.length; line++) {
            int colon = lines[line].indexOf(':');
            if (colon > 0) {
                String name = lines[line].substring(0, colon).strip();
                headers.add(new Header(
                        COMPACT_NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), name),
                        lines[line].substring(colon + 1).strip()));
            }
        }
        return new SipText(lines[0], headers, end < 0 ? "" : text.substring(end + 4));
    }

    boolean isRequest() {
        return !startLine.startsWith("SIP/2.0 ");
    }

    /** The method of a request, or of the request that a response answers. */
    String method() {
        return isRequest()
                ? startLine.substring(0, startLine.indexOf(' '))
                : require("CSeq").substring(require("CSeq").indexOf(' ') + 1);
    }

    /** The status of a response, 100 to 699. */
    int status() {
        return Integer.parseInt(startLine.substring(8, 11));
    }

    Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    String require(String name) {
        return header(name).orElseThrow(() -> new AssertionError("No " + name + " header in\n" + this));
    }

    /** The tag of a From or To header; empty if it has none. */
    String tag(String name) {
        String value = require(name);
        int start = value.indexOf(";tag=");
        if (start < 0) {
            return "";
        }
        int end = value.indexOf(';', start + 1);
        return value.substring(start + 5, end < 0 ? value.length() : end);
    }

    /** The address between the angle brackets of a header, or the whole value up to its parameters. */
    static String address(String value) {
        int open = value.indexOf('<');
        if (open >= 0) {
            return value.substring(open + 1, value.indexOf('>', open));
        }
        int semicolon = value.indexOf(';');
        return semicolon < 0 ? value : value.substring(0, semicolon);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(startLine).append("\r\n");
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return text.append("\r\n").append(body).toString();
    }
}
