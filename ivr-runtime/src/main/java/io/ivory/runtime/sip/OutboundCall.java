package io.ivory.runtime.sip;

/** A call that we place. Thread-safe; nothing blocks. */
public interface OutboundCall {

    String sipCallId();

    /** Ends the call: BYE once it is answered, CANCEL before. */
    void hangUp();

    /** The same because somebody else has answered: a telephone that still rings shows no missed call (RFC 3326). */
    void hangUpAnsweredElsewhere();
}
