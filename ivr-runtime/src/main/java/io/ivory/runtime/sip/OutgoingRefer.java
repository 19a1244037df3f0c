package io.ivory.runtime.sip;

import java.net.InetSocketAddress;
import java.util.function.IntConsumer;
import javax.sip.Dialog;
import javax.sip.header.CSeqHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Sends our REFER and hears what comes of it. The call's queue owns it. */
final class OutgoingRefer {

    private final Referral referral = new Referral();
    private final IntConsumer outcome;

    private OutgoingRefer(IntConsumer outcome) {
        this.outcome = outcome;
    }

    /**
     * Asks the other side of {@code dialog} to call {@code target}.
     *
     * @param outcome hears the final status, once
     */
    static OutgoingRefer send(
            StackAccess stack,
            String sipCallId,
            Dialog dialog,
            InetSocketAddress remote,
            String target,
            IntConsumer outcome) {
        boolean sent = StackAccess.trySend("REFER", sipCallId, () -> {
            Request refer = dialog.createRequest(Request.REFER);
            stack.messages().addReferTo(refer, target);
            stack.send(dialog, refer, remote);
        });
        if (!sent) {
            outcome.accept(Response.SERVICE_UNAVAILABLE);
        }
        return new OutgoingRefer(outcome);
    }

    /** Whether the response was to our REFER. */
    boolean onResponse(Response response) {
        boolean ours =
                ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod().equals(Request.REFER);
        if (ours) {
            referral.onResponse(response.getStatusCode()).ifPresent(outcome);
        }
        return ours;
    }

    /** No answer at all to our REFER. */
    void onNoResponse() {
        referral.onResponse(Response.REQUEST_TIMEOUT).ifPresent(outcome);
    }

    void onNotify(Request notify) {
        boolean last = notify.getHeader(SubscriptionStateHeader.NAME) instanceof SubscriptionStateHeader subscription
                && SubscriptionStateHeader.TERMINATED.equalsIgnoreCase(subscription.getState());
        referral.onNotify(SipMessages.body(notify), last).ifPresent(outcome);
    }
}
