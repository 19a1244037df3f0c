package io.ivory.runtime.trunk;

/** The parts of a trunk that people fill in, so that a form can say at the right field what is wrong. */
public enum TrunkPart {
    NAME,
    HOST,
    PORT,
    TRANSPORT,
    USER,
    AUTH_USER,
    SECRET,
    DOMAIN,
    EXPIRY,
    KEEP_ALIVE,
    SOURCES,
    COUNTRY,
    CODECS,
    CALLS_AT_ONCE,
    NEW_CALLS_PER_SECOND,
    OUTBOUND_PER_DAY
}
