package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.MalformedSdpException;
import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.sdp.UnacceptableOfferException;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what comes within a call, whichever side placed it: re-INVITE, UPDATE, INFO, OPTIONS, PRACK, NOTIFY. The call's queue owns
 * it.
 */
final class MidCall {

    private static final Logger log = LoggerFactory.getLogger(MidCall.class);

    private final StackAccess stack;
    private final String sipCallId;
    private final String localTag;
    private final SessionRefresh refresh;
    private boolean awaitsAnswer;
    private boolean refers;
    private long lastOffer = -1; // 0 is a number, too

    MidCall(StackAccess stack, String sipCallId, String localTag, SessionRefresh refresh) {
        this.stack = stack;
        this.sipCallId = sipCallId;
        this.localTag = localTag;
        this.refresh = refresh;
    }

    /** Whether the next ACK belongs to an offer of ours. */
    boolean awaitsAnswer() {
        return awaitsAnswer;
    }

    /** From now on NOTIFYs tell what has become of a REFER of ours. */
    void refers() {
        refers = true;
    }

    /** The ACK to a re-INVITE that was answered with our offer. */
    void onAck(Request ack, CallObserver observer) {
        awaitsAnswer = false;
        try {
            SipMessages.description(ack).ifPresent(observer::onOfferAnswered);
        } catch (MalformedSdpException | UnacceptableOfferException unusable) {
            log.atInfo()
                    .addKeyValue("sipCallId", sipCallId)
                    .addKeyValue("problem", unusable.getMessage())
                    .log("the answer to a mid-call offer is unusable");
        }
    }

    /** Answers it; BYE is answered too, but what follows from it is the call's. */
    void answer(Request request, ServerTransaction transaction, boolean established, CallObserver observer) {
        StackAccess.trySend("an answer within the call", sipCallId, () -> {
            switch (request.getMethod()) {
                case Request.INVITE, Request.UPDATE -> reoffer(request, transaction, established, observer);
                case Request.INFO -> info(request, transaction, observer);
                case Request.OPTIONS ->
                    transaction.sendResponse(stack.messages().capabilities(request, localTag));
                case Request.BYE, Request.PRACK -> respond(request, transaction, Response.OK);
                case Request.NOTIFY -> // without a subscription: RFC 6665 section 4.1.3
                    respond(request, transaction, refers ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
                default -> {
                    Response refusal = stack.messages().response(request, Response.METHOD_NOT_ALLOWED, localTag);
                    stack.messages().addAllow(refusal);
                    transaction.sendResponse(refusal);
                }
            }
        });
    }

    private void reoffer(Request request, ServerTransaction transaction, boolean established, CallObserver observer)
            throws SipException, InvalidArgumentException, ParseException {
        long number = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
        if (number <= lastOffer) { // RFC 3261 section 12.2.2; once a REFER was sent the stack does not look at it
            respond(request, transaction, Response.SERVER_INTERNAL_ERROR);
            return;
        }
        lastOffer = number;
        boolean update = request.getMethod().equals(Request.UPDATE);
        TimerWish wish = TimerWish.in(request);
        if (wish.isTooShort(stack.proof())) {
            transaction.sendResponse(stack.messages().tooShort(request, localTag, stack.proof()));
            return;
        }
        Optional<SessionDescription> offer;
        try {
            offer = SipMessages.description(request);
        } catch (MalformedSdpException e) {
            respond(request, transaction, Response.BAD_REQUEST);
            return;
        }
        if (update && offer.isEmpty()) { // a refresh: nothing changes
            Response ok = stack.messages().accepted(request, localTag);
            if (established) {
                restartTimer(wish, ok);
            }
            transaction.sendResponse(ok);
            return;
        }
        if (!established || awaitsAnswer || refresh.hasOpenOffer()) { // RFC 3311 section 5.2, RFC 3261 section 14.2
            respond(request, transaction, Response.REQUEST_PENDING);
            return;
        }
        SessionDescription ours;
        try {
            ours = offer.isPresent() ? observer.onReoffer(offer.get()) : observer.onOfferWanted();
            awaitsAnswer = offer.isEmpty();
        } catch (UnacceptableOfferException e) {
            Response refusal = stack.messages().response(request, Response.NOT_ACCEPTABLE_HERE, localTag);
            if (offer.isPresent()) {
                stack.messages().addWarning(refusal, offer.get());
            }
            transaction.sendResponse(refusal);
            return;
        } catch (RuntimeException bug) { // the observer's: the call shall go on, and the other side have an answer
            log.atError().addKeyValue("sipCallId", sipCallId).setCause(bug).log("a mid-call offer was not answered");
            respond(request, transaction, Response.SERVER_INTERNAL_ERROR);
            return;
        }
        Response ok = stack.messages().accepted(request, localTag, ours);
        refresh.describes(ours);
        restartTimer(wish, ok);
        if (update) {
            transaction.sendResponse(ok);
        } else {
            StackAccess.sendOk(transaction, transaction.getDialog(), ok);
        }
    }

    private void restartTimer(TimerWish wish, Response ok) throws ParseException, InvalidArgumentException {
        Optional<SessionTimer> timer = SessionTimer.answerTo(wish, stack.proof());
        if (timer.isPresent()) {
            stack.messages().addTimer(ok, timer.get());
        }
        refresh.restart(timer);
    }

    private void info(Request request, ServerTransaction transaction, CallObserver observer)
            throws SipException, InvalidArgumentException, ParseException {
        String body = SipMessages.body(request);
        String mediaType = SipMessages.mediaType(request);
        boolean reads = body.isEmpty() || DtmfRelay.reads(mediaType);
        respond(request, transaction, reads ? Response.OK : Response.UNSUPPORTED_MEDIA_TYPE);
        DtmfRelay.key(mediaType, body).ifPresent(observer::onInfoDigit);
    }

    private void respond(Request request, ServerTransaction transaction, int status)
            throws SipException, InvalidArgumentException, ParseException {
        Response response = stack.messages().response(request, status, localTag);
        if (status == Response.REQUEST_PENDING) {
            stack.messages().addRetryAfter(response, ThreadLocalRandom.current().nextInt(1, 10)); // section 14.2
        }
        transaction.sendResponse(response);
    }
}
