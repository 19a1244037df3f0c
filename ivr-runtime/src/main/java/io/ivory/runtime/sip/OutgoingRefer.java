package io.ivory.runtime.sip;

import gov.nist.javax.sip.stack.SIPDialog;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalInt;
import javax.sip.Dialog;
import javax.sip.header.CSeqHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** Sends our REFER and hears what comes of it. The call's queue owns it. */
final class OutgoingRefer {

    /** Below T1 (500 ms), after which the other side would send its BYE again. */
    private static final Duration BYE_WAITS = Duration.ofMillis(200);

    private final StackAccess stack;
    private final CallQueue queue;
    private final ReferObserver observer;
    private final Referral referral = new Referral();
    private @Nullable Runnable bye;

    private OutgoingRefer(StackAccess stack, CallQueue queue, ReferObserver observer) {
        this.stack = stack;
        this.queue = queue;
        this.observer = observer;
    }

    /** Asks the other side of {@code dialog} to call {@code target}. */
    static OutgoingRefer send(
            StackAccess stack,
            CallQueue queue,
            String sipCallId,
            Dialog dialog,
            InetSocketAddress remote,
            String target,
            ReferObserver observer) {
        var refer = new OutgoingRefer(stack, queue, observer);
        boolean sent = StackAccess.trySend("REFER", sipCallId, () -> {
            ((SIPDialog) dialog)
                    .disableSequenceNumberValidation(); // else a NOTIFY that its BYE overtakes is thrown away
            Request request = dialog.createRequest(Request.REFER);
            stack.messages().addReferTo(request, target);
            stack.send(dialog, request, remote);
        });
        if (!sent) {
            refer.tell(refer.referral.onResponse(Response.SERVICE_UNAVAILABLE));
        }
        return refer;
    }

    /** Whether the response was to our REFER. */
    boolean onResponse(Response response) {
        boolean ours =
                ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod().equals(Request.REFER);
        if (ours) {
            int status = response.getStatusCode();
            if (status >= 200 && status < 300) {
                observer.onAccepted();
            }
            tell(referral.onResponse(status));
        }
        return ours;
    }

    /** No answer at all to our REFER. */
    void onNoResponse() {
        tell(referral.onResponse(Response.REQUEST_TIMEOUT));
    }

    void onNotify(Request notify) {
        boolean last = notify.getHeader(SubscriptionStateHeader.NAME) instanceof SubscriptionStateHeader subscription
                && SubscriptionStateHeader.TERMINATED.equalsIgnoreCase(subscription.getState());
        tell(referral.onNotify(SipMessages.body(notify), last));
    }

    /**
     * Takes a BYE of theirs. It may have overtaken the news of the call that they placed, which was sent before it or
     * right behind it: while there is no news the BYE waits a moment.
     */
    void beforeBye(Runnable taken) {
        if (referral.isOver()) {
            taken.run();
            return;
        }
        bye = taken;
        var _ = stack.later(BYE_WAITS, () -> queue.add(this::takeBye));
    }

    private void tell(OptionalInt outcome) {
        if (outcome.isPresent()) {
            observer.onOutcome(outcome.getAsInt());
            takeBye();
        }
    }

    private void takeBye() {
        Runnable taken = bye;
        bye = null;
        if (taken != null) {
            taken.run();
        }
    }
}
