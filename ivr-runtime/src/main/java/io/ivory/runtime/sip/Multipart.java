package io.ivory.runtime.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body of several parts (RFC 2046 section 5.1, RFC 5621), of which a call needs the session description: carriers that
 * speak SIP-I put a message of their own beside it, others where an emergency call comes from. Pure.
 *
 * @param alternative whether each part says the same as the others, best last
 * @param parts at most {@value #MOST_PARTS}
 */
record Multipart(boolean alternative, List<Part> parts) {

    /** RFC 2046 sets no limit; an honest body has two or three. */
    static final int MOST_PARTS = 16;

    private static final String SDP = "application/sdp";

    /** RFC 2046 section 5.1.1: 1 to 70 characters. */
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^\\s;\",]{1,70}))", Pattern.CASE_INSENSITIVE);

    private static final Pattern REQUIRED =
            Pattern.compile(";\\s*handling\\s*=\\s*\"?required\\b", Pattern.CASE_INSENSITIVE);

    /** What a body may be written in and still be read as it stands: RFC 2045 section 6.2. */
    private static final Set<String> PLAIN = Set.of("", "7bit", "8bit", "binary");

    /**
     * One of the parts.
     *
     * @param type its media type, in small letters
     * @param required whether the sender says that whoever does not understand it shall refuse the request
     */
    record Part(String type, boolean required, String content) {}

    Multipart {
        parts = List.copyOf(parts);
    }

    static boolean is(String mediaType) {
        return mediaType.startsWith("multipart/");
    }

    /**
     * Reads a body.
     *
     * @param contentType the whole header value
     * @return empty if the parts are not told apart as they should be, or too many
     */
    static Optional<Multipart> read(String contentType, String body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return Optional.empty();
        }
        String delimiter = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        List<Part> parts = new ArrayList<>();
        int at = next(body, delimiter, 0);
        while (at >= 0 && parts.size() <= MOST_PARTS) {
            if (body.startsWith("--", at + delimiter.length())) {
                boolean alternative = contentType.toLowerCase(Locale.ROOT).contains("multipart/alternative");
                return parts.isEmpty() ? Optional.empty() : Optional.of(new Multipart(alternative, parts));
            }
            int begin = body.indexOf('\n', at) + 1;
            at = next(body, delimiter, begin);
            if (at >= 0) {
                parts.add(part(body.substring(begin, at)));
            }
        }
        return Optional.empty();
    }

    /** Where the next line begins that is a delimiter and nothing else; -1 if there is none. */
    private static int next(String body, String delimiter, int from) {
        int at = from;
        while (at >= 0 && at < body.length()) {
            if (body.startsWith(delimiter, at) && endsLine(body, at + delimiter.length())) {
                return at;
            }
            at = body.indexOf('\n', at) + 1;
            if (at == 0) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean endsLine(String body, int at) {
        if (body.startsWith("--", at)) {
            return true;
        }
        int end = body.indexOf('\n', at);
        return end >= 0 && body.substring(at, end).isBlank();
    }

    private static Part part(String text) {
        String type = "text/plain"; // RFC 2046 section 5.1
        String encoding = "";
        boolean required = false;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end).strip();
            at = end < 0 ? text.length() : end + 1;
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT)) {
                case "content-type", "c" -> type = MessageRules.mediaType(value);
                case "content-disposition" -> required = REQUIRED.matcher(value).find();
                case "content-transfer-encoding" -> encoding = value.toLowerCase(Locale.ROOT);
                default -> {
                    // says nothing about how to read it
                }
            }
        }
        return new Part(PLAIN.contains(encoding) ? type : type + " in " + encoding, required, text.substring(at));
    }

    /** The session description among the parts. */
    Optional<String> description() {
        List<String> all = parts.stream()
                .filter(part -> part.type().equals(SDP))
                .map(Part::content)
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(alternative ? all.getLast() : all.getFirst());
    }

    /** Whether the sender insists on something that we do not understand: RFC 5621 section 8. */
    boolean asksTooMuch() {
        return parts.stream().anyMatch(part -> part.required() && !part.type().equals(SDP));
    }
}
