package io.ivory.runtime.sdp;

/** Whether sound is encrypted (SRTP, RFC 3711, with keys in the description, RFC 4568). */
public enum SrtpPolicy {
    /** Never: who offers nothing else is turned away. */
    OFF,
    /** Where the other side offers it. */
    ALLOWED,
    /** Always: who does not is turned away, and whom we call is offered nothing else. */
    REQUIRED
}
