package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** Runs what {@link OutboundLeg} decides on the stack. Its queue owns the leg. */
final class StackOutboundCall implements OutboundCall, StackCall {

    /** 64*T1, RFC 3261 section 9.1. */
    private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(32);

    private final StackAccess stack;
    private final @Nullable TrunkLine line;
    private final OutboundObserver observer;
    private final String sipCallId;
    private final CallQueue queue;
    private final SessionRefresh refresh;
    private final MidCall midCall;
    private final ProofWithinCall proofs;
    private final OutboundLeg leg = new OutboundLeg();
    private final ReachedTelephones telephones = new ReachedTelephones();

    /** The one that counts: another one once a proof was asked for. */
    private ClientTransaction invite;

    private @Nullable Request proof;
    private boolean proven;
    private boolean reached;

    /** The dialog that was answered, and where its messages come from. */
    private @Nullable Dialog dialog;

    private @Nullable InetSocketAddress remote;
    private @Nullable SessionDescription description;
    private int status = Response.REQUEST_TIMEOUT;
    private long cseq = 1;
    private boolean byeSent;
    private boolean answeredElsewhere;
    private volatile Optional<String> replacement = Optional.empty();

    /** @param line the trunk that it goes over, which may ask for proofs; null for none */
    StackOutboundCall(
            StackAccess stack, ClientTransaction invite, @Nullable TrunkLine line, OutboundObserver observer) {
        this.stack = stack;
        this.line = line;
        this.invite = invite;
        this.observer = observer;
        Request request = invite.getRequest();
        this.sipCallId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
        this.queue = new CallQueue(stack.threads(), sipCallId);
        String tag = ((FromHeader) request.getHeader(FromHeader.NAME)).getTag();
        this.refresh = new SessionRefresh(stack, sipCallId, queue, true, () -> on(OutboundLeg.Event.SESSION_EXPIRED));
        this.midCall = new MidCall(stack, sipCallId, tag, refresh);
        this.proofs = new ProofWithinCall(stack, sipCallId, line);
    }

    /** Sends the INVITE. */
    void start() {
        invite.setApplicationData(this);
        invite.getDialog().setApplicationData(this);
        stack.calls().add(this);
        queue.add(() -> {
            if (!StackAccess.trySend("INVITE", sipCallId, invite::sendRequest)) {
                on(OutboundLeg.Event.NO_RESPONSE);
            }
        });
    }

    @Override
    public String sipCallId() {
        return sipCallId;
    }

    @Override
    public Optional<String> replacement() {
        return replacement;
    }

    @Override
    public void hangUp() {
        queue.add(() -> on(OutboundLeg.Event.HANG_UP));
    }

    @Override
    public void hangUpAnsweredElsewhere() {
        queue.add(() -> {
            answeredElsewhere = true;
            on(OutboundLeg.Event.HANG_UP);
        });
    }

    @Override
    public void onResponse(ResponseEvent event) {
        queue.add(() -> {
            Response response = event.getResponse();
            var header = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
            if (header.getSeqNumber() > cseq && hasGoneAgain(event)) {
                return;
            }
            boolean established = leg.state() == OutboundLeg.State.CONFIRMED && header.getSeqNumber() > cseq;
            if (established && refresh.onResponse(response)) {
                return;
            }
            if (header.getMethod().equals(Request.INVITE)) {
                onInviteResponse(event, response, header.getSeqNumber());
            } else if (header.getMethod().equals(Request.BYE)) {
                byeIsDone(response.getStatusCode());
            }
        });
    }

    /** A request within the call that the trunk wants proven. */
    private boolean hasGoneAgain(ResponseEvent event) {
        Dialog answered = dialog;
        InetSocketAddress from = remote;
        return answered != null && from != null && proofs.goesAgain(event, answered, from);
    }

    private void onInviteResponse(ResponseEvent event, Response response, long number) {
        int received = response.getStatusCode();
        if (!reached) {
            reached = true;
            observer.onReached();
        }
        if (received < 200) {
            telephones.rings(response, event.getDialog());
            onProvisional(received, response);
        } else if (received < 300) {
            onAnswer(event.getDialog(), response, number);
        } else {
            status = received;
            on(asksForProof(response, number) ? OutboundLeg.Event.CHALLENGED : OutboundLeg.Event.REFUSAL_RECEIVED);
        }
    }

    /** Once, and only for the trunk that we call over: whoever else asks would get hold of our password's proofs. */
    private boolean asksForProof(Response response, long number) {
        boolean asks = status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
        TrunkLine over = line;
        if (!asks || proven || over == null) {
            return false;
        }
        proven = true;
        Request again = (Request) invite.getRequest().clone();
        Optional<String> value =
                over.proof(response, Request.INVITE, again.getRequestURI().toString());
        return value.isPresent()
                && StackAccess.trySend("a proof", sipCallId, () -> {
                    ((CSeqHeader) again.getHeader(CSeqHeader.NAME)).setSeqNumber(number + 1);
                    ((ViaHeader) again.getHeader(ViaHeader.NAME)).removeParameter("branch");
                    stack.trunkMessages().addProof(again, status, value.get());
                    proof = again;
                });
    }

    private void sendProof() {
        Request again = proof;
        boolean sent = again != null
                && StackAccess.trySend("INVITE with a proof", sipCallId, () -> {
                    invite = stack.provider().getNewClientTransaction(again);
                    invite.setApplicationData(this);
                    invite.getDialog().setApplicationData(this);
                    invite.sendRequest();
                });
        if (!sent) {
            on(OutboundLeg.Event.NO_RESPONSE);
        }
    }

    private void onProvisional(int received, Response response) {
        boolean described = describes(response) && !SipMessages.body(response).isEmpty();
        if (received == Response.RINGING) {
            on(OutboundLeg.Event.RINGING_RECEIVED);
        } else if (received != Response.SESSION_PROGRESS || !described) {
            on(OutboundLeg.Event.TRYING_RECEIVED);
        }
        if (described && (received == Response.RINGING || received == Response.SESSION_PROGRESS)) {
            on(OutboundLeg.Event.EARLY_MEDIA_RECEIVED);
        }
    }

    private void onAnswer(@Nullable Dialog answered, Response response, long number) {
        if (answered == null) {
            return;
        }
        InetSocketAddress from = SipMessages.source(response);
        if (dialog == null) {
            dialog = answered;
            dialog.setApplicationData(this);
            remote = from;
            cseq = number;
            replacement = Replacement.in(answered);
            boolean useful = describes(response);
            refresh.within(answered, from, response);
            SipMessages.description(invite.getRequest()).ifPresent(refresh::describes);
            refresh.restart(useful ? SessionTimer.settledBy(TimerWish.in(response)) : Optional.empty());
            on(useful ? OutboundLeg.Event.ANSWER_RECEIVED : OutboundLeg.Event.USELESS_ANSWER_RECEIVED);
        } else if (!answered.equals(dialog)) { // a second phone answered, too: RFC 3261 section 13.2.2.4
            stack.hangUpOn(answered, number, from);
        }
    }

    private boolean describes(Response response) {
        Optional<SessionDescription> described = telephones.described(response);
        described.ifPresent(one -> description = one);
        return described.isPresent();
    }

    @Override
    public void onRequest(Request received, ServerTransaction transaction) {
        queue.add(() -> {
            midCall.answer(received, transaction, leg.state() == OutboundLeg.State.CONFIRMED, observer);
            if (received.getMethod().equals(Request.BYE)) {
                on(OutboundLeg.Event.BYE_RECEIVED);
            }
        });
    }

    @Override
    public void onAck(Request ack) {
        queue.add(() -> {
            if (midCall.awaitsAnswer()) {
                midCall.onAck(ack, observer);
            }
        });
    }

    @Override
    public void onCancel() {
        // a CANCEL of a re-INVITE comes too late: it is answered at once
    }

    @Override
    public void onNoResponse(String method) {
        queue.add(() -> {
            if (leg.state() == OutboundLeg.State.CONFIRMED) { // our refresh found nobody: RFC 4028 section 10
                on(OutboundLeg.Event.SESSION_EXPIRED);
            } else if (method.equals(Request.INVITE)) {
                on(OutboundLeg.Event.NO_RESPONSE);
            } else if (method.equals(Request.BYE)) {
                byeIsDone(Response.REQUEST_TIMEOUT);
            }
        });
    }

    @Override
    public void onNoAck() {
        hangUp(); // a re-INVITE of theirs: RFC 3261 section 14.2
    }

    private void on(OutboundLeg.Event event) {
        leg.on(event).forEach(this::perform);
    }

    private void perform(OutboundLeg.Action action) {
        switch (action) {
            case SEND_PROOF -> sendProof();
            case SEND_ACK ->
                send("ACK", () -> {
                    if (dialog != null && remote != null) {
                        stack.sendAck(dialog, cseq, remote);
                    }
                });
            case SEND_BYE -> sendBye(stack::sendBye);
            case SEND_BYE_FOR_EXPIRY -> sendBye(stack::sendByeForExpiry);
            case SEND_CANCEL -> sendCancel();
            case TELL_RINGING -> observer.onRinging();
            case TELL_EARLY_MEDIA -> withDescription(observer::onEarlyMedia);
            case TELL_ANSWERED -> withDescription(observer::onAnswered);
            case TELL_REFUSED -> failed(status);
            case TELL_NO_RESPONSE -> failed(Response.REQUEST_TIMEOUT);
            case TELL_CANCELLED -> failed(Response.REQUEST_TERMINATED);
            case TELL_USELESS_ANSWER -> failed(Response.NOT_ACCEPTABLE_HERE);
            case TELL_REMOTE_HUNG_UP -> ended(EndReason.REMOTE_HUNG_UP);
            case TELL_LOCAL_HUNG_UP -> ended(EndReason.LOCAL_HUNG_UP);
            case TELL_EXPIRED -> ended(EndReason.EXPIRED);
            case TELL_FAILED -> ended(EndReason.FAILED);
        }
    }

    private void withDescription(Consumer<SessionDescription> told) {
        if (description != null) {
            told.accept(description);
        }
    }

    private void sendCancel() {
        send("CANCEL", () -> {
            Request cancel = invite.createCancel();
            if (answeredElsewhere) {
                stack.messages().addReason(cancel, Response.OK, "Call completed elsewhere");
            }
            stack.provider().getNewClientTransaction(cancel).sendRequest();
        });
        var _ = stack.later(CANCEL_TIMEOUT, () -> queue.add(() -> on(OutboundLeg.Event.CANCEL_TIMED_OUT)));
    }

    /** One of the ways to say BYE. */
    @FunctionalInterface
    private interface Bye {
        void send(Dialog dialog, InetSocketAddress remote)
                throws SipException, ParseException, InvalidArgumentException;
    }

    private void sendBye(Bye bye) {
        Dialog answered = dialog;
        InetSocketAddress from = remote;
        if (answered != null && from != null) {
            byeSent = StackAccess.trySend("BYE", sipCallId, () -> bye.send(answered, from));
            if (!byeSent) {
                answered.delete();
            }
        }
    }

    private void byeIsDone(int received) {
        if (byeSent && received >= 200 && dialog != null) {
            dialog.delete();
            stack.calls().remove(this);
        }
    }

    private void send(String what, StackAccess.Sending sending) {
        StackAccess.trySend(what, sipCallId, sending);
    }

    private void failed(int finalStatus) {
        over();
        observer.onFailed(finalStatus);
    }

    private void ended(EndReason reason) {
        over();
        observer.onEnded(reason);
    }

    private void over() {
        refresh.stop();
        telephones.forget();
        if (!byeSent) {
            stack.calls().remove(this);
            if (dialog == null && invite.getDialog() != null) {
                invite.getDialog().delete(); // early, and nothing will end it
            }
        }
    }
}
