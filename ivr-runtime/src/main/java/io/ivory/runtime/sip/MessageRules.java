package io.ivory.runtime.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request must look like before the stack may see it: the checks of RFC 3261 section 8.2 and those that keep two
 * readers of one message from reading two different messages. Pure.
 */
final class MessageRules {

    /** RFC 3261 section 7.3.1 and 20: these come once. */
    private static final List<String> SINGLE = List.of(
            "from", "to", "call-id", "cseq", "max-forwards", "content-length", "content-type", "expires", "subject");

    private static final Set<String> OURS =
            Set.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "UPDATE", "PRACK", "NOTIFY");

    /** Some telephones leave Max-Forwards out of these; a call shall not stay up for that. */
    private static final Set<String> ENDING = Set.of("ACK", "BYE");

    /** Methods of other RFCs that a telephone has no use for. */
    private static final Set<String> NOT_OFFERED = Set.of("REGISTER", "SUBSCRIBE", "REFER", "MESSAGE", "PUBLISH");

    /** Extensions that a caller may require of us: RFC 3262, RFC 4028. */
    private static final Set<String> EXTENSIONS = Set.of("100rel", "timer");

    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");

    /** 2^31 - 1, RFC 3261 section 8.1.1.5. */
    private static final long LARGEST_CSEQ = Integer.MAX_VALUE;

    private static final String COOKIE = "z9hG4bK";

    private MessageRules() {}

    /** Why this request is turned away; empty if it may pass. */
    static Optional<Refusal> check(RawMessage message, byte[] bytes, int length) {
        int bodyBytes = length - message.bodyStart();
        Refusal refusal = startLine(message);
        if (refusal == null) {
            refusal = headers(message, bodyBytes);
        }
        if (refusal == null) {
            refusal = request(message, bytes, bodyBytes);
        }
        return Optional.ofNullable(refusal);
    }

    private static @Nullable Refusal startLine(RawMessage message) {
        String[] parts = message.startLine().split(" ", -1);
        String last = parts[parts.length - 1];
        if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty() || !isToken(parts[0])) {
            return Refusal.BAD_REQUEST;
        }
        if (!last.equals("SIP/2.0")) {
            return last.matches("SIP/\\d{1,3}\\.\\d{1,3}") ? Refusal.BAD_VERSION : Refusal.BAD_REQUEST;
        }
        return null;
    }

    private static boolean anyDoubled(RawMessage message) {
        for (String name : SINGLE) {
            if (message.count(name) > 1) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Refusal headers(RawMessage message, int bodyBytes) {
        boolean incomplete = message.first("from").isEmpty()
                || message.first("to").isEmpty()
                || message.first("call-id").isEmpty()
                || message.first("cseq").isEmpty();
        boolean mayForgetHops = ENDING.contains(message.method()) && !message.has("max-forwards");
        if (anyDoubled(message) || incomplete || !(mayForgetHops || number(message.first("max-forwards"), 255))) {
            return Refusal.BAD_REQUEST;
        }
        boolean stray = message.method().equals("NOTIFY") && !message.inDialog(); // we subscribe to nothing
        if (stray) {
            return Refusal.METHOD_NOT_ALLOWED;
        }
        boolean known = OURS.contains(message.method());
        if (!known) {
            return NOT_OFFERED.contains(message.method()) ? Refusal.METHOD_NOT_ALLOWED : Refusal.NOT_IMPLEMENTED;
        }
        String[] cseq = message.first("cseq").split("\\s+", -1);
        if (cseq.length != 2 || !number(cseq[0], LARGEST_CSEQ) || !cseq[1].equals(message.method())) {
            return Refusal.BAD_REQUEST;
        }
        if (message.has("content-length")
                && (!number(message.first("content-length"), 1_000_000)
                        || Integer.parseInt(message.first("content-length")) > bodyBytes)) {
            return Refusal.BAD_REQUEST;
        }
        return via(message.topVia());
    }

    /**
     * The branch names the transaction. Callers of RFC 2543, whose branch has no cookie, would be lost between the
     * stack's transactions: they hear at once that they cannot be served.
     */
    private static @Nullable Refusal via(String via) {
        String branch = RawMessage.parameter(via, "branch").orElse("");
        if (branch.equals(COOKIE)) {
            return Refusal.BAD_REQUEST;
        }
        return branch.startsWith(COOKIE) ? null : Refusal.UNAVAILABLE;
    }

    private static @Nullable Refusal request(RawMessage message, byte[] bytes, int bodyBytes) {
        String uri = message.startLine().split(" ", -1)[1];
        int colon = uri.indexOf(':');
        if (colon <= 0 || uri.startsWith("<") || uri.indexOf('?', Math.max(0, uri.indexOf('@'))) >= 0) {
            return Refusal.BAD_REQUEST;
        }
        if (!SCHEMES.contains(uri.substring(0, colon).toLowerCase(Locale.ROOT))) {
            return Refusal.UNSUPPORTED_SCHEME;
        }
        if (isBareIpv6(uri)) {
            return Refusal.BAD_REQUEST;
        }
        String method = message.method();
        List<String> required = message.all("require");
        if (!required.isEmpty() && !method.equals("ACK") && !method.equals("CANCEL")) {
            if (!required.stream().allMatch(MessageRules::isToken)) {
                return Refusal.BAD_REQUEST;
            }
            List<String> unknown = required.stream()
                    .filter(tag -> !EXTENSIONS.contains(tag.toLowerCase(Locale.ROOT)))
                    .toList();
            if (!unknown.isEmpty()) {
                return Refusal.badExtension(unknown);
            }
        }
        if (method.equals("INVITE") && message.has("replaces")) { // nobody outside says which of our calls ends
            return Refusal.NO_CALL_TO_REPLACE;
        }
        boolean describes = method.equals("INVITE") || method.equals("UPDATE");
        if (describes && !message.has("contact")) {
            return Refusal.MISSING_CONTACT;
        }
        return describes ? body(message, bytes, bodyBytes) : null;
    }

    /** An IPv6 address stands in brackets, or nobody knows where it ends and the port begins (RFC 5118 section 4.2). */
    private static boolean isBareIpv6(String uri) {
        int at = uri.indexOf('@');
        String host = uri.substring(at < 0 ? uri.indexOf(':') + 1 : at + 1).split("[;?]", 2)[0];
        return !uri.startsWith("tel") && !host.startsWith("[") && host.indexOf(':') != host.lastIndexOf(':');
    }

    private static @Nullable Refusal body(RawMessage message, byte[] bytes, int bodyBytes) {
        int announced = message.has("content-length") ? Integer.parseInt(message.first("content-length")) : bodyBytes;
        if (announced > 0) {
            String body = new String(bytes, message.bodyStart(), announced, StandardCharsets.UTF_8);
            Refusal refusal = media(message, body);
            if (refusal != null) {
                return refusal;
            }
        }
        boolean acceptsSdp = !message.has("accept")
                || message.all("accept").stream()
                        .map(MessageRules::mediaType)
                        .anyMatch(Set.of("application/sdp", "application/*", "*/*")::contains);
        return acceptsSdp ? null : Refusal.NO_SDP_ACCEPTED;
    }

    private static @Nullable Refusal media(RawMessage message, String body) {
        String type = mediaType(message.first("content-type"));
        boolean plain = message.all("content-encoding").stream().allMatch("identity"::equalsIgnoreCase);
        if (plain && Multipart.is(type)) {
            Optional<Multipart> parts = Multipart.read(message.first("content-type"), body);
            if (parts.isEmpty()) {
                return Refusal.BAD_REQUEST;
            }
            return parts.get().asksTooMuch() ? Refusal.UNSUPPORTED_MEDIA : null;
        }
        return plain && type.equals("application/sdp") ? null : Refusal.UNSUPPORTED_MEDIA;
    }

    static String mediaType(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean number(String text, long most) {
        if (text.isEmpty() || text.length() > 10) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(text) <= most;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 127 || (!Character.isLetterOrDigit(c) && "-.!%*_+`'~".indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }
}
