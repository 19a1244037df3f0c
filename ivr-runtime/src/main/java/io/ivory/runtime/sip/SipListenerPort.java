package io.ivory.runtime.sip;

/** Hears of calls that come in. */
@FunctionalInterface
public interface SipListenerPort {

    /**
     * A call has come in. To be called back, set the observer before this returns. Must not
     * block; a throw turns the call away with 500.
     */
    void onInvite(InboundCall call);

    /** Whether another call could be taken at this moment; without, callers are turned away before they cost anything. */
    default boolean hasRoom() {
        return true;
    }
}
