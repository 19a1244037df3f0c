package io.ivory.runtime.sip;

import javax.sip.ServerTransaction;
import javax.sip.message.Request;

/**
 * A call as the stack's events find it: the dialog or transaction carries it along. All methods only put something into
 * the call's queue.
 */
interface StackCall extends RequestOwner {

    /** A request within the dialog, other than ACK and CANCEL. */
    void onRequest(Request request, ServerTransaction transaction);

    void onAck(Request ack);

    void onCancel();

    /** Our 200 found no ACK within 32 s. */
    void onNoAck();

    /** Ends it, whatever state it is in. */
    void hangUp();
}
