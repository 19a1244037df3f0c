package io.ivory.runtime.sip;

import io.ivory.runtime.sip.RawMessage.Header;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Answers a request without any state: the headers that RFC 3261 section 8.2.6.2 wants back, and nothing else. */
final class PlainAnswer {

    private static final Set<String> ECHOED = Set.of("via", "from", "to", "call-id", "cseq");

    /** Longer than this, a header of a request that is turned away is not worth its echo. */
    private static final int LONGEST_ECHO = 512;

    private PlainAnswer() {}

    /** The answer as bytes; empty if the request names nobody to answer to. */
    static Optional<byte[]> to(RawMessage request, Refusal refusal, InetSocketAddress source) {
        if (!request.has("via") || request.method().equals("ACK")) {
            return Optional.empty();
        }
        var out = new StringBuilder(512);
        out.append("SIP/2.0 ")
                .append(refusal.status())
                .append(' ')
                .append(refusal.reason())
                .append("\r\n");
        boolean top = true;
        for (Header header : request.headers()) {
            if (!ECHOED.contains(header.name()) || header.value().length() > LONGEST_ECHO) {
                continue;
            }
            String value = header.value();
            if (header.name().equals("via") && top) {
                value = reached(value, source);
                top = false;
            } else if (header.name().equals("to")
                    && RawMessage.parameter(value, "tag").isEmpty()) {
                value += ";tag=" + tag(request);
            }
            out.append(name(header.name())).append(": ").append(value).append("\r\n");
        }
        refusal.headers().forEach(line -> out.append(line).append("\r\n"));
        out.append("Content-Length: 0\r\n\r\n");
        return Optional.of(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this is the ACK to an answer of ours, with which all is over. */
    static boolean isAcknowledgedBy(RawMessage message) {
        return message.method().equals("ACK")
                && RawMessage.parameter(message.first("to"), "tag")
                        .filter(tag(message)::equals)
                        .isPresent();
    }

    private static String tag(RawMessage request) {
        return "p" + Integer.toHexString(request.first("call-id").hashCode());
    }

    /** Where the answer goes: the source, at the port it came from if rport asks for that (RFC 3581 section 4). */
    static int port(RawMessage request, InetSocketAddress source) {
        String via = request.topVia();
        if (RawMessage.parameter(via, "rport").isPresent()) {
            return source.getPort();
        }
        String sentBy = sentBy(via);
        int colon = sentBy.lastIndexOf(':');
        String port =
                colon > sentBy.lastIndexOf(']') ? sentBy.substring(colon + 1).strip() : "";
        boolean usable = port.matches("\\d{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
        return port.isEmpty() ? 5_060 : usable ? Integer.parseInt(port) : source.getPort();
    }

    /** {@code SIP/2.0/UDP host:port ;branch=...}: the host and port of it. */
    static String sentBy(String via) {
        int semicolon = via.indexOf(';');
        String head = (semicolon < 0 ? via : via.substring(0, semicolon)).strip();
        int space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\t'));
        return head.substring(space + 1);
    }

    private static String reached(String value, InetSocketAddress source) {
        int comma = value.indexOf(',');
        String first = comma < 0 ? value : value.substring(0, comma);
        String rest = comma < 0 ? "" : value.substring(comma);
        var out = new StringBuilder();
        for (String part : first.split(";", -1)) {
            String key = part.strip();
            if (key.equalsIgnoreCase("rport")) {
                out.append(";rport=").append(source.getPort());
            } else if (out.isEmpty()) {
                out.append(part.strip());
            } else if (!key.regionMatches(true, 0, "received=", 0, "received=".length())) {
                out.append(';').append(key);
            }
        }
        return out + ";received=" + source.getAddress().getHostAddress() + rest;
    }

    private static String name(String name) {
        return switch (name) {
            case "via" -> "Via";
            case "from" -> "From";
            case "to" -> "To";
            case "call-id" -> "Call-ID";
            case "cseq" -> "CSeq";
            default -> name;
        };
    }
}
