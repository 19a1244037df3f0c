package io.ivory.runtime.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A SIP message as callers of the benchmark need it: read and written as text, without a stack. */
record SipText(String text) {

    static SipText of(ByteBuffer packet) {
        return new SipText(StandardCharsets.UTF_8.decode(packet).toString());
    }

    /** The status of a response; 0 for a request. */
    int status() {
        return text.startsWith("SIP/2.0 ") ? Integer.parseInt(text.substring(8, 11)) : 0;
    }

    /** The method of a request, or that a response belongs to. */
    String method() {
        if (status() == 0) {
            return text.substring(0, text.indexOf(' '));
        }
        String sequence = header("CSeq").orElse("");
        return sequence.substring(sequence.lastIndexOf(' ') + 1);
    }

    /** The first header of this name. */
    Optional<String> header(String name) {
        String start = "\r\n" + name.toLowerCase(Locale.ROOT) + ":";
        for (int at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) {
            if (text.startsWith("\r\n\r\n", at)) {
                return Optional.empty();
            }
            if (text.regionMatches(true, at, start, 0, start.length())) {
                int end = text.indexOf("\r\n", at + 2);
                return Optional.of(text.substring(at + start.length(), end < 0 ? text.length() : end)
                        .trim());
            }
        }
        return Optional.empty();
    }

    /** What stands between the angle brackets of a header, or all of it. */
    Optional<String> uri(String header) {
        return header(header).map(value -> {
            int open = value.indexOf('<');
            return open < 0 ? value : value.substring(open + 1, value.indexOf('>', open));
        });
    }

    /** The value of the first line of the body that begins so. */
    Optional<String> line(String start) {
        int body = text.indexOf("\r\n\r\n");
        int at = body < 0 ? -1 : text.indexOf("\n" + start, body);
        if (at < 0) {
            return Optional.empty();
        }
        int end = text.indexOf('\n', at + 1);
        return Optional.of(text.substring(at + 1 + start.length(), end < 0 ? text.length() : end)
                .trim());
    }

    /** The answer to this request that says: done. */
    SipText ok() {
        return new SipText(head("200 OK", "") + "Content-Length: 0\r\n\r\n");
    }

    /**
     * An answer to this INVITE.
     *
     * @param status such as {@code 180 Ringing}
     * @param tag ours
     * @param contact where the other side reaches us
     * @param body SDP; may be empty
     */
    SipText answer(String status, String tag, String contact, String body) {
        return new SipText(head(status, ";tag=" + tag) + "Contact: <" + contact + ">\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private String head(String status, String tag) {
        var answer = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
        for (String line : text.split("\r\n", -1)) {
            String name =
                    line.substring(0, Math.max(0, line.indexOf(':'))).trim().toLowerCase(Locale.ROOT);
            if (name.equals("via")
                    || name.equals("from")
                    || name.equals("to")
                    || name.equals("call-id")
                    || name.equals("cseq")) {
                answer.append(line).append(name.equals("to") ? tag : "").append("\r\n");
            }
            if (line.isEmpty()) {
                break;
            }
        }
        return answer.toString();
    }

    void writeTo(ByteBuffer target) {
        target.put(text.getBytes(StandardCharsets.UTF_8));
    }
}
