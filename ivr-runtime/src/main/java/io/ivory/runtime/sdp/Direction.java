package io.ivory.runtime.sdp;

/** Which way audio flows, seen from the party whose description says it (RFC 8866 section 6.7). */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** What the other party answers to this when it would like to speak and listen (RFC 3264 section 6.1). */
    public Direction reversed() {
        return switch (this) {
            case SENDRECV -> SENDRECV;
            case SENDONLY -> RECVONLY;
            case RECVONLY -> SENDONLY;
            case INACTIVE -> INACTIVE;
        };
    }

    public boolean sends() {
        return switch (this) {
            case SENDRECV, SENDONLY -> true;
            case RECVONLY, INACTIVE -> false;
        };
    }

    public boolean receives() {
        return reversed().sends();
    }
}
