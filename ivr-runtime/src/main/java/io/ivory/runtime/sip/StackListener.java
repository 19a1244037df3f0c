package io.ivory.runtime.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.SipListenerExt;
import gov.nist.javax.sip.message.SIPRequest;
import io.ivory.runtime.meter.Tally;
import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.sdp.MalformedSdpException;
import java.text.ParseException;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the stack's events and hands each to its call. Runs on the stack's threads, which are few: it never waits, and
 * nothing is thrown out of it, since the stack loses a thread with every error it sees.
 */
final class StackListener implements SipListenerExt {

    private static final Logger log = LoggerFactory.getLogger(StackListener.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    /** What the tag and the address that an answer adds take, in bytes; more is left out for strangers. */
    private static final int MOST_GROWTH = 64;

    /** A call that was passed on so often goes in circles, at two ports of ours each time. */
    private static final int MOST_TRANSFERS = 5;

    private final StackAccess stack;
    private final SipListenerPort listener;
    private final TrunkSources trunks;
    private final ArrivingCalls arriving;
    private final Tally<TurnedAway> turnedAway;

    /** @param guard knows which new calls it has let through, and counts those that are not taken */
    StackListener(StackAccess stack, SipListenerPort listener, TrunkSources trunks, SipGuard guard) {
        this.stack = stack;
        this.listener = listener;
        this.trunks = trunks;
        this.arriving = guard.arriving();
        this.turnedAway = guard.turnedAway();
    }

    /** What is done about an event. */
    @FunctionalInterface
    private interface Handling {
        void handle() throws SipException, ParseException, InvalidArgumentException;
    }

    private static void safely(Handling handling) {
        safely(handling, () -> {});
    }

    @SuppressWarnings("CatchingUnchecked") // the stack's worker threads die of what gets past this
    private static void safely(Handling handling, Handling afterFault) {
        try {
            handling.handle();
        } catch (Throwable fault) {
            log.atWarn().setCause(fault).log("a SIP event could not be handled");
            safely(afterFault);
        }
    }

    @Override
    public void processRequest(RequestEvent event) {
        safely(() -> onRequest(event), () -> {
            if (!event.getRequest().getMethod().equals(Request.ACK)) { // silence would keep a caller waiting
                refuseAfterFault(event.getRequest());
            }
        });
    }

    private void refuseAfterFault(Request request) throws SipException, ParseException, InvalidArgumentException {
        if (((SIPRequest) request).getTransaction() instanceof ServerTransaction begun) {
            refuse(begun, request, Response.SERVER_INTERNAL_ERROR);
        } else {
            stack.provider()
                    .sendResponse(
                            stack.messages().response(request, Response.SERVER_INTERNAL_ERROR, SipMessages.newTag()));
        }
    }

    private void onRequest(RequestEvent event) throws SipException, ParseException, InvalidArgumentException {
        switch (event.getRequest().getMethod()) {
            case Request.ACK -> {
                StackCall call = callOf(event.getDialog());
                if (call != null) {
                    call.onAck(event.getRequest());
                }
            }
            case Request.CANCEL -> onCancel(event);
            default -> onOther(event);
        }
    }

    private void onCancel(RequestEvent event) throws SipException, ParseException, InvalidArgumentException {
        ServerTransaction transaction = event.getServerTransaction();
        StackCall call = callOf(event.getDialog());
        int status = call == null ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.OK;
        Response response = stack.messages().response(event.getRequest(), status, SipMessages.newTag());
        if (transaction == null) {
            stack.provider().sendResponse(response);
        } else {
            transaction.sendResponse(response);
        }
        if (call != null) {
            call.onCancel();
        }
    }

    private void onOther(RequestEvent event) throws SipException, ParseException, InvalidArgumentException {
        Request request = event.getRequest();
        boolean withinCall = ((SIPRequest) request).getToTag() != null;
        if (withinCall) {
            StackCall call = callOf(event.getDialog());
            if (call == null) {
                refuse(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            } else {
                call.onRequest(request, transactionOf(event));
            }
        } else if (request.getMethod().equals(Request.INVITE)) {
            try {
                onInvite(event);
            } finally {
                var _ = begins(request); // whatever has become of it
            }
        } else if (request.getMethod().equals(Request.OPTIONS)) {
            onOptions(request);
        } else {
            refuse(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST); // BYE, INFO, UPDATE outside of any call
        }
    }

    private void onInvite(RequestEvent event) throws SipException, ParseException, InvalidArgumentException {
        ServerTransaction transaction = transactionOf(event);
        Request request = event.getRequest();
        if (stack.calls().isClosing()) {
            turnedAway.count(TurnedAway.SHUTTING_DOWN);
            refuse(transaction, request, Response.SERVICE_UNAVAILABLE);
            return;
        }
        if (SipMessages.transfers(request) >= MOST_TRANSFERS) {
            log.atWarn().log("a call is turned away: it was passed on again and again, and has come back");
            turnedAway.count(TurnedAway.LOOP);
            refuse(transaction, request, Response.LOOP_DETECTED);
            return;
        }
        if (TimerWish.in(request).isTooShort(stack.proof())) {
            transaction.sendResponse(stack.messages().tooShort(request, SipMessages.newTag(), stack.proof()));
            return;
        }
        TrunkLine line = trunks.of(SipMessages.source(request).getAddress(), SipMessages.user(request.getRequestURI()))
                .orElse(null);
        if (line != null && isTooMany(line)) {
            turnedAway.count(TurnedAway.TRUNK_FULL);
            refuse(transaction, request, Response.SERVICE_UNAVAILABLE);
            return;
        }
        StackInboundCall call;
        try {
            call = new StackInboundCall(stack, transaction, line);
        } catch (MalformedSdpException e) {
            if (line != null) {
                line.use().ended();
            }
            turnedAway.count(TurnedAway.NO_SOUND);
            log.atInfo().addKeyValue("problem", e.getMessage()).log("an INVITE with an unreadable offer is refused");
            refuse(transaction, request, Response.BAD_REQUEST);
            return;
        }
        call.attach();
        if (begins(request)) {
            call.onCancel();
        }
        // without 100 Trying: the stack sends it by itself when nothing else has left after 200 ms
        try {
            listener.onInvite(call);
        } catch (RuntimeException bug) {
            log.atError()
                    .addKeyValue("sipCallId", call.sipCallId())
                    .setCause(bug)
                    .log("a call could not be taken");
            call.reject(Response.SERVER_INTERNAL_ERROR);
        }
    }

    /** Whether the caller has given up before the call could begin. */
    private boolean begins(Request invite) {
        var via = (ViaHeader) invite.getHeader(ViaHeader.NAME);
        var callId = (CallIdHeader) invite.getHeader(CallIdHeader.NAME);
        return arriving.begins(String.valueOf(via.getBranch()), callId.getCallId());
    }

    private static boolean isTooMany(TrunkLine line) {
        Optional<String> limit = line.use().arrives(System.nanoTime());
        limit.ifPresent(reached -> log.atWarn()
                .addKeyValue("trunk", line.trunk().name())
                .addKeyValue("limit", reached)
                .log("a call is turned away: its trunk is full"));
        return limit.isPresent();
    }

    /** Without a transaction: whoever asks again gets a new answer (RFC 3261 section 8.2.7). */
    private void onOptions(Request request) throws SipException, ParseException, InvalidArgumentException {
        String tag = SipMessages.newTag();
        if (stack.calls().isClosing()) {
            Response busy = stack.messages().response(request, Response.SERVICE_UNAVAILABLE, tag);
            stack.messages().addRetryAfter(busy, RETRY_AFTER_SECONDS);
            stack.provider().sendResponse(busy);
        } else {
            Response able = stack.messages().capabilities(request, tag);
            stack.provider()
                    .sendResponse(
                            growsTooMuch(request, able) ? stack.messages().response(request, Response.OK, tag) : able);
        }
    }

    /** What is asked in somebody else's name is not to reach them much larger; trunks are who they say they are. */
    private boolean growsTooMuch(Request request, Response able) {
        return able.toString().length() > request.toString().length() + MOST_GROWTH
                && trunks.of(SipMessages.source(request).getAddress(), SipMessages.user(request.getRequestURI()))
                        .isEmpty();
    }

    private ServerTransaction transactionOf(RequestEvent event) throws SipException {
        ServerTransaction known = event.getServerTransaction();
        return known != null ? known : stack.provider().getNewServerTransaction(event.getRequest());
    }

    private void refuse(RequestEvent event, int status) throws SipException, ParseException, InvalidArgumentException {
        Request request = event.getRequest();
        if (event.getServerTransaction() == null) {
            stack.provider().sendResponse(stack.messages().response(request, status, SipMessages.newTag()));
        } else {
            refuse(event.getServerTransaction(), request, status);
        }
    }

    private void refuse(ServerTransaction transaction, Request request, int status)
            throws SipException, ParseException, InvalidArgumentException {
        Response response = stack.messages().response(request, status, SipMessages.newTag());
        if (status == Response.SERVICE_UNAVAILABLE) {
            stack.messages().addRetryAfter(response, RETRY_AFTER_SECONDS);
        }
        transaction.sendResponse(response);
    }

    @Override
    public void processResponse(ResponseEvent event) {
        safely(() -> {
            ClientTransaction transaction = event.getClientTransaction();
            RequestOwner owner = transaction != null && transaction.getApplicationData() instanceof RequestOwner sender
                    ? sender
                    : callOf(event.getDialog());
            if (owner != null) {
                owner.onResponse(event);
            } else {
                onStrayResponse(event);
            }
        });
    }

    /** Of several telephones that a call has reached, another one answers when its transaction is gone. */
    private void onStrayResponse(ResponseEvent event) {
        Response response = event.getResponse();
        var cseq = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        boolean answer = response.getStatusCode() >= 200 && response.getStatusCode() < 300;
        if (answer && cseq.getMethod().equals(Request.INVITE) && event.getDialog() != null) {
            stack.hangUpOn(event.getDialog(), cseq.getSeqNumber(), SipMessages.source(response));
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        safely(() -> {
            if (!event.isServerTransaction()) {
                ClientTransaction transaction = event.getClientTransaction();
                RequestOwner owner = transaction.getApplicationData() instanceof RequestOwner sender
                        ? sender
                        : callOf(transaction.getDialog());
                if (owner != null) {
                    owner.onNoResponse(transaction.getRequest().getMethod());
                }
            }
        });
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        safely(() -> {
            StackCall call = callOf(event.getDialog());
            if (call == null) {
                event.getDialog().delete();
                return;
            }
            switch (event.getReason()) {
                case AckNotReceived -> call.onNoAck();
                case AckNotSent, ReInviteTimeout, EarlyStateTimeout, CannotAcquireAckSemaphoreForOk -> call.hangUp();
            }
        });
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        log.atDebug()
                .addKeyValue("peer", CallerText.clean(String.valueOf(event.getHost())))
                .addKeyValue("port", event.getPort())
                .log("a SIP message could not be delivered");
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // the calls know what they wait for
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // the calls have ended it
    }

    private static @Nullable StackCall callOf(@Nullable Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof StackCall call ? call : null;
    }
}
