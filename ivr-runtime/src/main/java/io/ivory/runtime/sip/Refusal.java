package io.ivory.runtime.sip;

import java.util.List;

/**
 * Why a request is turned away before the stack sees it, as status line and extra headers. Nothing of the request is in
 * it, so nobody can put words into our mouth.
 *
 * @param status 4xx, 5xx or 6xx; 200 for {@link #NONE}
 * @param reason the phrase behind it
 * @param headers whole header lines
 */
record Refusal(int status, String reason, List<String> headers) {

    /** What we understand, for Allow. */
    static final String METHODS = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK";

    /** To a CANCEL that has caught its INVITE: there is nothing to turn away. */
    static final Refusal NONE = because(200, "OK");

    static final Refusal BAD_REQUEST = because(400, "Bad Request");
    static final Refusal MISSING_CONTACT = because(400, "Missing Contact");
    /** To whoever is no trunk of ours, where only trunks may call. */
    static final Refusal FORBIDDEN = because(403, "Forbidden");

    static final Refusal METHOD_NOT_ALLOWED = because(405, "Method Not Allowed", "Allow: " + METHODS);
    static final Refusal NO_SDP_ACCEPTED = because(406, "Not Acceptable");
    static final Refusal UNSUPPORTED_MEDIA = because(
            415, "Unsupported Media Type", "Accept: application/sdp, multipart/mixed", "Accept-Encoding: identity");
    static final Refusal UNSUPPORTED_SCHEME = because(416, "Unsupported URI Scheme");
    static final Refusal UNAVAILABLE = because(480, "Temporarily Unavailable");
    /** To an INVITE that would take a call of ours over: RFC 3891 section 3. */
    static final Refusal NO_CALL_TO_REPLACE = because(481, "Call/Transaction Does Not Exist");

    static final Refusal NOT_IMPLEMENTED = because(501, "Not Implemented", "Allow: " + METHODS);
    static final Refusal OVERLOADED = because(503, "Service Unavailable", "Retry-After: 5");
    static final Refusal BAD_VERSION = because(505, "Version Not Supported");
    static final Refusal TOO_LARGE = because(513, "Message Too Large");

    Refusal {
        headers = List.copyOf(headers);
    }

    static Refusal badExtension(List<String> required) {
        return because(420, "Bad Extension", "Unsupported: " + String.join(", ", required));
    }

    private static Refusal because(int status, String reason, String... headers) {
        return new Refusal(status, reason, List.of(headers));
    }
}
