package io.ivory.runtime.server;

/** Who may call over SIP. */
public enum SipFrom {
    /** Whoever reaches the port. */
    ANYONE,
    /** Trunks of the workspace; everybody else hears 403. */
    TRUNKS
}
