package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;
import java.util.Optional;

/** Hears what a caller does. */
public interface InboundObserver extends CallObserver {

    /**
     * The caller has acknowledged our answer: the call is up.
     *
     * @param answer what the caller answered to our offer, if its INVITE had none (late offer)
     */
    void onAcknowledged(Optional<SessionDescription> answer);
}
