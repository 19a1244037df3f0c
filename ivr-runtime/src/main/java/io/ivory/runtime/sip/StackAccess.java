package io.ivory.runtime.sip;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.stack.SIPDialog;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What calls need of the stack, with the cures for what the stack gets wrong.
 *
 * @param provider sends and receives
 * @param messages makes messages
 * @param trunkMessages makes those that go to trunks outside of calls
 * @param threads where calls' queues run
 * @param timer for what the stack has no timer for
 * @param calls the calls that are not over
 * @param proof how long calls may go on without a sign of life
 */
record StackAccess(
        SipProviderImpl provider,
        SipMessages messages,
        TrunkMessages trunkMessages,
        Executor threads,
        ScheduledExecutorService timer,
        LiveCalls calls,
        SessionTimer.Limits proof) {

    private static final Logger log = LoggerFactory.getLogger(StackAccess.class);

    /** 422, RFC 4028 section 6. */
    static final int INTERVAL_TOO_SMALL = 422;

    /** Something that is sent. */
    @FunctionalInterface
    interface Sending {
        void send() throws SipException, ParseException, InvalidArgumentException;
    }

    /**
     * Sends it.
     *
     * @return whether it left; what does not leave is nothing to stumble over, since peers and connections go away
     */
    static boolean trySend(String what, String sipCallId, Sending sending) {
        try {
            sending.send();
            return true;
        } catch (SipException | ParseException | InvalidArgumentException | RuntimeException e) {
            log.atDebug()
                    .addKeyValue("sipCallId", sipCallId)
                    .addKeyValue("problem", CallerText.oneLine(String.valueOf(e.getMessage())))
                    .log(what + " could not be sent");
            return false;
        }
    }

    /**
     * Sends 200 to an INVITE. Its retransmission timer is started first: the stack would start it afterwards, and an
     * ACK that overtakes it would be lost.
     */
    static void sendOk(ServerTransaction transaction, Dialog dialog, Response ok)
            throws SipException, InvalidArgumentException {
        ((SIPDialog) dialog).startRetransmitTimer((SIPServerTransaction) transaction, ok);
        transaction.sendResponse(ok);
    }

    void sendBye(Dialog dialog, InetSocketAddress remote) throws SipException {
        send(dialog, dialog.createRequest(Request.BYE), remote);
    }

    /** BYE to a side that has not refreshed the session. */
    void sendByeForExpiry(Dialog dialog, InetSocketAddress remote)
            throws SipException, ParseException, InvalidArgumentException {
        Request bye = dialog.createRequest(Request.BYE);
        messages.addReason(bye, Response.REQUEST_TIMEOUT, "Session timer expired");
        send(dialog, bye, remote);
    }

    /** Sends a request within the call to where the other side was last heard from. */
    void send(Dialog dialog, Request request, InetSocketAddress remote) throws SipException {
        SipRouter.within(request, remote);
        dialog.sendRequest(provider.getNewClientTransaction(request));
    }

    void sendAck(Dialog dialog, long cseq, InetSocketAddress remote) throws SipException, InvalidArgumentException {
        Request ack = dialog.createAck(cseq);
        SipRouter.within(ack, remote);
        dialog.sendAck(ack);
    }

    /** Takes an answer that nobody needs, and ends what it has begun: RFC 3261 section 13.2.2.4. */
    void hangUpOn(Dialog answered, long cseq, InetSocketAddress remote) {
        trySend("ACK and BYE to a second answer", answered.getCallId().getCallId(), () -> {
            sendAck(answered, cseq, remote);
            sendBye(answered, remote);
        });
    }

    /** Does it then, unless it is taken back; what goes wrong in the work is for the call's queue to catch. */
    Future<?> later(Duration delay, Runnable work) {
        return timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
