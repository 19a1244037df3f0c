package io.ivory.runtime.call;

/** A call that has come in and waits for a decision. */
public interface IncomingCall {

    CallId id();

    /** The caller's number, cleaned; empty if withheld. */
    String from();

    /** The number that was dialled, cleaned. */
    String to();

    /** The name of the trunk that it comes over; empty for none. */
    default String trunk() {
        return "";
    }

    /** The number that was dialled first and is forwarded to us; empty if none is known. */
    default String diverted() {
        return "";
    }

    /** Takes the call: the result is to be run on a thread of its own. */
    CallControl accept();

    /** Turns the call away. */
    void reject(Rejection rejection);

    /** Why a call is turned away. */
    enum Rejection {
        /** 404 Not Found. */
        UNKNOWN_NUMBER,
        /** 486 Busy Here: so many calls of this number go on already. */
        TOO_MANY_OF_CALLER,
        /** 503 Service Unavailable with Retry-After. */
        ALL_LINES_BUSY,
        /** 503 Service Unavailable: this node takes no more calls. */
        SHUTTING_DOWN
    }
}
