package io.ivory.runtime.telephony;

import java.time.Duration;

/** Hears how long callers waited for the answer. Told on a call's own thread. */
@FunctionalInterface
public interface AnswerTimes {

    /** Where nobody wants to know. */
    AnswerTimes UNHEARD = sinceInvite -> {};

    /**
     * A call was answered.
     *
     * @param sinceInvite how long after its INVITE reached the phone side
     */
    void answered(Duration sinceInvite);
}
