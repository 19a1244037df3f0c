package io.ivory.runtime.sip;

import javax.sip.ResponseEvent;

/** Whoever sent a request, as the stack's events find it: the transaction carries it along. Never waits. */
interface RequestOwner {

    void onResponse(ResponseEvent event);

    /** A request of ours found no answer. */
    void onNoResponse(String method);
}
