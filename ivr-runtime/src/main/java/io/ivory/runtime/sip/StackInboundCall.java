package io.ivory.runtime.sip;

import gov.nist.javax.sip.stack.SIPDialog;
import io.ivory.runtime.sdp.MalformedSdpException;
import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.trunk.Trunk;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.sip.Dialog;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Runs what {@link InboundLeg} decides on the stack. Its queue owns the leg; only what never changes is read from
 * elsewhere.
 */
final class StackInboundCall implements InboundCall, StackCall {

    /** An INVITE that requires this wants no 180 to get lost: RFC 3262. */
    private static final String RELIABLE = "100rel";

    /** Who is answered at once need not hear that it rings: the 200 says more. */
    private static final Duration RINGS_AFTER = Duration.ofMillis(100);

    /** 64*T1, RFC 3262 section 3. */
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(32);

    private final StackAccess stack;
    private final ServerTransaction invite;
    private final Request request;
    private final Dialog dialog;
    private final Optional<SessionDescription> offer;
    private final CallParties parties;
    private final @Nullable TrunkLine line;
    private final CallQueue queue;
    private final SessionRefresh refresh;
    private final MidCall midCall;
    private final ProofWithinCall proofs;
    private final InboundLeg leg = new InboundLeg();
    private final String tag = SipMessages.newTag();

    private volatile @Nullable Future<?> ringing;
    private InboundObserver observer = new Unobserved();
    private @Nullable EndReason over;

    /** What a wish has brought along, until the leg has decided about it. */
    private @Nullable SessionDescription description;

    private @Nullable Response rejection;
    private Optional<SessionDescription> lateAnswer = Optional.empty();
    private @Nullable OutgoingRefer refer;
    private boolean byeSent;

    /**
     * @param line the trunk that it comes over, on which it is counted; null for a stranger
     * @throws MalformedSdpException if the INVITE's body is no description
     */
    StackInboundCall(StackAccess stack, ServerTransaction invite, @Nullable TrunkLine line) {
        this.stack = stack;
        this.invite = invite;
        this.request = invite.getRequest();
        this.dialog = invite.getDialog();
        this.offer = SipMessages.description(request);
        this.line = line;
        this.parties = line == null ? CallParties.of(request) : CallParties.over(line.trunk(), request);
        this.queue = new CallQueue(stack.threads(), sipCallId());
        this.refresh = new SessionRefresh(stack, sipCallId(), queue, false, () -> on(InboundLeg.Event.SESSION_EXPIRED));
        this.midCall = new MidCall(stack, sipCallId(), tag, refresh);
        this.proofs = new ProofWithinCall(stack, sipCallId(), line);
    }

    /** Lets the stack's events about this call find it; the stack itself would forget to tell of a missing ACK. */
    void attach() {
        dialog.setApplicationData(this);
        invite.setApplicationData(this);
        ((SIPDialog) dialog).addEventListener(stack.provider());
        stack.calls().add(this);
    }

    @Override
    public String sipCallId() {
        return parties.sipCallId();
    }

    @Override
    public String from() {
        return parties.from();
    }

    @Override
    public String fromName() {
        return parties.fromName();
    }

    @Override
    public String to() {
        return parties.to();
    }

    @Override
    public String diverted() {
        return parties.diverted();
    }

    @Override
    public Optional<Trunk> trunk() {
        return Optional.ofNullable(line).map(TrunkLine::trunk);
    }

    @Override
    public int transfers() {
        return SipMessages.transfers(request);
    }

    @Override
    public InetSocketAddress source() {
        return parties.source();
    }

    @Override
    public Optional<SessionDescription> offer() {
        return offer;
    }

    @Override
    public void observe(InboundObserver newObserver) {
        queue.add(() -> {
            if (over == null) {
                observer = newObserver;
            } else { // the caller was quicker than whoever takes the call
                newObserver.onEnded(over);
            }
        });
    }

    @Override
    public void ring() {
        boolean reliably = TimerWish.names(request, RequireHeader.NAME, RELIABLE);
        if (reliably) {
            queue.add(() -> on(InboundLeg.Event.RING_RELIABLY));
        } else {
            ringing = stack.later(RINGS_AFTER, () -> queue.add(() -> on(InboundLeg.Event.RING)));
        }
    }

    @Override
    public void answer(SessionDescription ours) {
        queue.add(() -> {
            if (description == null) {
                description = ours;
            }
            on(InboundLeg.Event.ANSWER);
        });
    }

    @Override
    public void reject(int status) {
        reject(status, Duration.ZERO);
    }

    @Override
    public void reject(int status, Duration retryAfter) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("a call is turned away with 300 to 699, not with " + status);
        }
        queue.add(() -> {
            StackAccess.trySend("a rejection", sipCallId(), () -> {
                Response response = stack.messages().response(request, status, tag);
                if (retryAfter.isPositive()) {
                    stack.messages().addRetryAfter(response, retryAfter.toSeconds());
                }
                if (status == Response.NOT_ACCEPTABLE_HERE && offer.isPresent()) {
                    stack.messages().addWarning(response, offer.get());
                }
                rejection = response;
            });
            on(InboundLeg.Event.REJECT);
        });
    }

    @Override
    public void hangUp() {
        queue.add(() -> on(InboundLeg.Event.HANG_UP));
    }

    @Override
    public void refer(String target, ReferObserver outcome) {
        String address = stack.messages().target(target).toString();
        queue.add(() -> {
            if (leg.state() == InboundLeg.State.CONFIRMED) {
                midCall.refers();
                refer = OutgoingRefer.send(stack, queue, sipCallId(), dialog, source(), address, outcome);
            } else {
                outcome.onOutcome(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            }
        });
    }

    @Override
    public void onRequest(Request received, ServerTransaction transaction) {
        queue.add(() -> {
            if (refer != null && received.getMethod().equals(Request.BYE)) {
                refer.beforeBye(() -> take(received, transaction));
            } else {
                take(received, transaction);
            }
        });
    }

    private void take(Request received, ServerTransaction transaction) {
        midCall.answer(received, transaction, leg.state() == InboundLeg.State.CONFIRMED, observer);
        switch (received.getMethod()) {
            case Request.BYE -> on(InboundLeg.Event.BYE_RECEIVED);
            case Request.PRACK -> on(InboundLeg.Event.PRACK_RECEIVED);
            case Request.NOTIFY -> {
                if (refer != null) {
                    refer.onNotify(received);
                }
            }
            default -> {
                // has been answered
            }
        }
    }

    @Override
    public void onAck(Request ack) {
        queue.add(() -> {
            boolean established = leg.state() == InboundLeg.State.CONFIRMED;
            if (established && midCall.awaitsAnswer()) {
                midCall.onAck(ack, observer);
                return;
            }
            if (offer.isEmpty() && !established) {
                try {
                    lateAnswer = SipMessages.description(ack);
                } catch (MalformedSdpException e) {
                    lateAnswer = Optional.empty();
                }
                if (lateAnswer.isEmpty()) {
                    on(InboundLeg.Event.HANG_UP); // our offer without an answer makes no audio
                }
            }
            on(InboundLeg.Event.ACK_RECEIVED);
        });
    }

    @Override
    public void onCancel() {
        queue.add(() -> on(InboundLeg.Event.CANCEL_RECEIVED));
    }

    @Override
    public void onResponse(ResponseEvent event) {
        queue.add(() -> {
            Response response = event.getResponse();
            boolean taken = proofs.goesAgain(event, dialog, source())
                    || (refer != null && refer.onResponse(response))
                    || refresh.onResponse(response);
            if (!taken) {
                byeIsDone(response.getStatusCode());
            }
        });
    }

    @Override
    public void onNoResponse(String method) {
        queue.add(() -> {
            if (method.equals(Request.BYE)) {
                byeIsDone(Response.REQUEST_TIMEOUT);
            } else if (method.equals(Request.REFER) && refer != null) {
                refer.onNoResponse();
            } else { // our refresh found nobody: RFC 4028 section 10
                on(InboundLeg.Event.SESSION_EXPIRED);
            }
        });
    }

    @Override
    public void onNoAck() {
        queue.add(() -> on(InboundLeg.Event.ACK_TIMED_OUT));
    }

    private void byeIsDone(int status) {
        if (byeSent && status >= 200) {
            dialog.delete(); // the stack would keep it for ever after a 407 that we have no proof for
            stack.calls().remove(this);
        }
    }

    private void on(InboundLeg.Event event) {
        leg.on(event).forEach(this::perform);
    }

    private void perform(InboundLeg.Action action) {
        switch (action) {
            case SEND_RINGING ->
                send("180", () -> invite.sendResponse(stack.messages().ringing(request, tag)));
            case SEND_RELIABLE_RINGING -> ringReliably();
            case SEND_OK -> sendOk();
            case SEND_REJECTION -> reject(rejection);
            case SEND_DECLINE -> sendFinal(Response.DECLINE);
            case SEND_REQUEST_TERMINATED -> sendFinal(Response.REQUEST_TERMINATED);
            case SEND_NO_PRACK -> sendFinal(Response.SERVER_TIMEOUT);
            case SEND_BYE -> sendBye(() -> stack.sendBye(dialog, source()));
            case SEND_BYE_FOR_EXPIRY -> sendBye(() -> stack.sendByeForExpiry(dialog, source()));
            case TELL_ACKNOWLEDGED -> observer.onAcknowledged(lateAnswer);
            case TELL_CANCELLED -> ended(EndReason.CANCELLED);
            case TELL_REMOTE_HUNG_UP -> ended(EndReason.REMOTE_HUNG_UP);
            case TELL_LOCAL_HUNG_UP -> ended(EndReason.LOCAL_HUNG_UP);
            case TELL_NOT_ACKNOWLEDGED -> ended(EndReason.NOT_ACKNOWLEDGED);
            case TELL_EXPIRED -> ended(EndReason.EXPIRED);
            case TELL_FAILED -> {
                dialog.delete();
                ended(EndReason.FAILED);
            }
        }
    }

    /** RFC 3262 section 3; the stack repeats it until the PRACK is there. */
    private void ringReliably() {
        send("180", () -> {
            Response ringing = dialog.createReliableProvisionalResponse(Response.RINGING);
            stack.messages().complete(ringing, request, tag);
            dialog.sendReliableProvisionalResponse(ringing);
        });
        var _ = stack.later(ACK_TIMEOUT, () -> queue.add(() -> on(InboundLeg.Event.PRACK_TIMED_OUT)));
    }

    private void sendOk() {
        stopRinging();
        SessionDescription ours = description;
        Optional<SessionTimer> timer = SessionTimer.answerTo(TimerWish.in(request), stack.proof());
        if (ours == null
                || !StackAccess.trySend("200", sipCallId(), () -> {
                    Response ok = stack.messages().accepted(request, tag, ours);
                    if (timer.isPresent()) {
                        stack.messages().addTimer(ok, timer.get());
                    }
                    StackAccess.sendOk(invite, dialog, ok);
                })) {
            on(InboundLeg.Event.UNREACHABLE);
            return;
        }
        refresh.within(dialog, source(), request);
        refresh.describes(ours);
        refresh.restart(timer);
    }

    private void sendBye(StackAccess.Sending bye) {
        byeSent = StackAccess.trySend("BYE", sipCallId(), bye);
        if (!byeSent) {
            dialog.delete();
        }
    }

    private void reject(@Nullable Response response) {
        if (response == null) {
            sendFinal(Response.SERVER_INTERNAL_ERROR);
        } else {
            send("a rejection", () -> invite.sendResponse(response));
        }
    }

    private void sendFinal(int status) {
        send(String.valueOf(status), () -> invite.sendResponse(stack.messages().response(request, status, tag)));
    }

    private void send(String what, StackAccess.Sending sending) {
        StackAccess.trySend(what, sipCallId(), sending);
    }

    private void ended(EndReason reason) {
        refresh.stop();
        if (!byeSent) {
            stack.calls().remove(this);
        }
        over = reason;
        if (line != null) {
            line.use().ended();
        }
        stopRinging();
        observer.onEnded(reason);
        observer = new Unobserved(); // the stack keeps this for some seconds, which need not be all of the call
    }

    private void stopRinging() {
        Future<?> planned = ringing;
        if (planned != null) {
            planned.cancel(false);
            ringing = null;
        }
    }
}
