package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;

/** Hears how a call that we place goes. */
public interface OutboundObserver extends CallObserver {

    /** Something has come back, whatever it says: somebody is there. The first call to this observer, if it comes. */
    default void onReached() {}

    /** It rings at the other side. May come more than once. */
    void onRinging();

    /** The other side sends sound before it answers (183 with a description). */
    void onEarlyMedia(SessionDescription description);

    /** The other side has answered; our ACK is on its way. */
    void onAnswered(SessionDescription answer);

    /**
     * The call did not come about, or was cancelled. The last call to this observer.
     *
     * @param status the final SIP status: 486 busy, 603 declined, 408 no answer at all, 487 after we cancelled
     */
    void onFailed(int status);
}
