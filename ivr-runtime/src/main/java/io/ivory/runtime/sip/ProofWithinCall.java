package io.ivory.runtime.sip;

import gov.nist.javax.sip.stack.SIPClientTransaction;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ResponseEvent;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request within a call again where a trunk wants a proof that it is ours (RFC 3261 section 22.2): BYE, UPDATE,
 * re-INVITE or REFER. Each goes again once, and only to the trunk's own server: whoever else asks would get hold of our
 * password's proofs. The call's queue owns it.
 */
final class ProofWithinCall {

    private final StackAccess stack;
    private final String sipCallId;
    private final @Nullable TrunkLine line;

    /** @param line the trunk that the call goes over; null for a stranger's, who gets no proof */
    ProofWithinCall(StackAccess stack, String sipCallId, @Nullable TrunkLine line) {
        this.stack = stack;
        this.sipCallId = sipCallId;
        this.line = line;
    }

    /** Whether a request has gone again, so that what came is not the answer to it. */
    boolean goesAgain(ResponseEvent event, Dialog dialog, InetSocketAddress remote) {
        Response response = event.getResponse();
        int status = response.getStatusCode();
        ClientTransaction asked = event.getClientTransaction();
        TrunkLine over = line;
        boolean asks = status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
        if (!asks || over == null || asked == null || isProven(asked.getRequest()) || !wentToItsServer(asked, over)) {
            return false;
        }
        Request again = (Request) asked.getRequest().clone();
        Optional<String> proof =
                over.proof(response, again.getMethod(), again.getRequestURI().toString());
        return proof.isPresent()
                && StackAccess.trySend(again.getMethod() + " with a proof", sipCallId, () -> {
                    ((ViaHeader) again.getHeader(ViaHeader.NAME)).removeParameter("branch");
                    stack.trunkMessages().addProof(again, status, proof.get());
                    stack.send(dialog, again, remote);
                });
    }

    private static boolean isProven(Request request) {
        return request.getHeader("Authorization") != null || request.getHeader("Proxy-Authorization") != null;
    }

    /** A call's other side may be behind the trunk's server, and its requests go past it. */
    private static boolean wentToItsServer(ClientTransaction asked, TrunkLine over) {
        try {
            return over.targets()
                    .include(InetAddress.ofLiteral(
                            ((SIPClientTransaction) asked).getNextHop().getHost()));
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
