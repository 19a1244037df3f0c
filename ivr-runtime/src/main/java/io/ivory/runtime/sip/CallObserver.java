package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.sdp.UnacceptableOfferException;

/**
 * Hears what the other side of a call does once it is set up.
 *
 * <p>All methods of one observer are called one after the other, on a virtual thread, with no lock held: they may call
 * the call back, and should not wait for anything slow, since the next message of this call waits for them.
 */
public interface CallObserver {

    /**
     * The other side wants to change the audio: hold, resume, another port.
     *
     * @return our answer, sent at once; the change takes effect with it
     * @throws UnacceptableOfferException if it cannot be; the call goes on as it was
     */
    SessionDescription onReoffer(SessionDescription offer);

    /** The other side asks for an offer of ours in the middle of the call (a re-INVITE without a description). */
    SessionDescription onOfferWanted();

    /** The answer to what {@link #onOfferWanted()} gave. */
    void onOfferAnswered(SessionDescription answer);

    /** A key press reported by INFO (application/dtmf-relay): 0-9, *, #, A-D. */
    void onInfoDigit(char digit);

    /** The leg is over. The last call to this observer, and made exactly once, unless {@code onFailed} was. */
    void onEnded(EndReason reason);
}
