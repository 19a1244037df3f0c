package io.ivory.runtime.sip;

/** Hears what becomes of our wish that the other side calls somebody else. Called on a thread of the call. */
@FunctionalInterface
public interface ReferObserver {

    /** The other side has agreed to try. News may overtake it. */
    default void onAccepted() {}

    /**
     * How it ended; said once, and never by a side that does not tell.
     *
     * @param status 2xx if they have been reached, another final status if not, 481 if the call is not up
     */
    void onOutcome(int status);
}
