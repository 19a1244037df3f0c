package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.sdp.UnacceptableOfferException;
import java.util.Optional;

/** Stands in until somebody observes a call: agrees to nothing. Whoever comes later is told of the end. */
final class Unobserved implements InboundObserver {

    @Override
    public void onAcknowledged(Optional<SessionDescription> answer) {
        // nobody to tell
    }

    @Override
    public SessionDescription onReoffer(SessionDescription offer) {
        throw new UnacceptableOfferException("Nobody is there to answer an offer");
    }

    @Override
    public SessionDescription onOfferWanted() {
        throw new UnacceptableOfferException("Nobody is there to make an offer");
    }

    @Override
    public void onOfferAnswered(SessionDescription answer) {
        // nobody to tell
    }

    @Override
    public void onInfoDigit(char digit) {
        // nobody to tell
    }

    @Override
    public void onEnded(EndReason reason) {
        // nobody to tell
    }
}
