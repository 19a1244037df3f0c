package io.ivory.runtime.sip;

import java.util.Optional;

/** A call that we place. Thread-safe; nothing blocks. */
public interface OutboundCall {

    String sipCallId();

    /**
     * What another telephone calls to take our place in this call, for a REFER. Empty before the other side has answered, and
     * if it has given nothing that can be called so.
     */
    Optional<String> replacement();

    /** Ends the call: BYE once it is answered, CANCEL before. */
    void hangUp();

    /** The same because somebody else has answered: a telephone that still rings shows no missed call (RFC 3326). */
    void hangUpAnsweredElsewhere();
}
