package io.ivory.runtime.sip;

/** Hears of calls that come in. */
@FunctionalInterface
public interface SipListenerPort {

    /**
     * A call has come in and 100 Trying is sent. To be called back, set the observer before this returns. Must not
     * block; a throw turns the call away with 500.
     */
    void onInvite(InboundCall call);
}
