package io.ivory.runtime.sip;

/** Why a call leg is over. */
public enum EndReason {
    /** The caller gave up before the call was answered. */
    CANCELLED,
    /** The other side sent BYE. */
    REMOTE_HUNG_UP,
    /** We hung up, or turned the call away. */
    LOCAL_HUNG_UP,
    /** Our answer was never acknowledged within 32 s (RFC 3261 section 13.3.1.4). */
    NOT_ACKNOWLEDGED,
    /** The other side did not prove in time that it is still there (RFC 4028). */
    EXPIRED,
    /** The other side could not be reached, or what it sent made no call. */
    FAILED
}
