package io.ivory.runtime.trunk;

/** Where a trunk puts the caller's number. Where that header is missing, the From counts. */
public enum CallerSource {
    /** The From header, which phones write themselves. */
    FROM,
    /** P-Asserted-Identity, which the carrier vouches for: RFC 3325. */
    ASSERTED_IDENTITY,
    /** Remote-Party-ID, which did that before. */
    REMOTE_PARTY
}
