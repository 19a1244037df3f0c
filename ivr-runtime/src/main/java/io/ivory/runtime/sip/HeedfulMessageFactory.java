package io.ivory.runtime.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPDialog;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import gov.nist.javax.sip.stack.StackMessageFactory;
import javax.sip.SipException;
import javax.sip.header.RAckHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests to the stack, and answers a PRACK that acknowledges nothing with 481 (RFC 3262 section 3): the stack
 * would drop it without a word, and its sender would wait for half a minute.
 */
final class HeedfulMessageFactory implements StackMessageFactory {

    private static final Logger log = LoggerFactory.getLogger(HeedfulMessageFactory.class);

    private final SIPTransactionStack stack;
    private final StackMessageFactory usual;

    HeedfulMessageFactory(SIPTransactionStack stack, StackMessageFactory usual) {
        this.stack = stack;
        this.usual = usual;
    }

    @Override
    public @Nullable ServerRequestInterface newSIPServerRequest(SIPRequest request, SIPTransaction transaction) {
        ServerRequestInterface reader = usual.newSIPServerRequest(request, transaction);
        if (reader == null || !request.getMethod().equals(Request.PRACK)) {
            return reader;
        }
        return (received, channel) -> {
            SIPDialog dialog = stack.getDialog(received.getDialogId(true));
            if (dialog == null || acknowledges(received, dialog)) {
                reader.processRequest(received, channel);
            } else {
                refuse(received, dialog, transaction);
            }
        };
    }

    @Override
    public @Nullable ServerResponseInterface newSIPServerResponse(SIPResponse response, MessageChannel channel) {
        return usual.newSIPServerResponse(response, channel);
    }

    /** Whether it names our 180, which waits for it or has been acknowledged before. */
    private static boolean acknowledges(SIPRequest prack, SIPDialog dialog) {
        return dialog.getFirstTransactionInt() instanceof SIPServerTransaction invite
                && prack.getHeader(RAckHeader.NAME) instanceof RAckHeader rack
                && invite.getReliableProvisionalResponse() != null
                && rack.getMethod().equals(invite.getPendingReliableResponseMethod())
                && rack.getCSeqNumber() == invite.getPendingReliableCSeqNumber()
                && rack.getRSeqNumber() == invite.getPendingReliableRSeqNumber();
    }

    private void refuse(SIPRequest prack, SIPDialog dialog, SIPTransaction transaction) {
        try {
            dialog.getSipProvider().sendResponse(prack.createResponse(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
        } catch (SipException e) {
            log.atDebug().setCause(e).log("a stray PRACK could not be answered");
        } finally {
            stack.removeTransaction(transaction);
            transaction.releaseSem();
        }
    }
}
