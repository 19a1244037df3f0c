package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.message.Request;

/** Places calls: over the trunk that leads to an address, or straight there. Thread-safe; nothing blocks. */
final class OutboundCalls {

    private final StackAccess stack;
    private final TrunkSources trunks;
    private final TrunkTimes times;

    OutboundCalls(StackAccess stack, TrunkSources trunks, TrunkTimes times) {
        this.stack = stack;
        this.trunks = trunks;
        this.times = times;
    }

    /** Places one; says what {@link SipEndpoint#call(String, String, int, SessionDescription, OutboundObserver)} says. */
    OutboundCall call(String target, String from, int transfers, SessionDescription offer, OutboundObserver observer) {
        SipURI uri = stack.messages().target(target);
        TrunkLine line = trunks.leadingTo(uri.getHost(), SipMessages.port(uri)).orElse(null);
        try {
            return line == null
                    ? straight(uri, from, transfers, offer, observer)
                    : over(line, uri, from, transfers, offer, observer);
        } catch (SipException | ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException(
                    "No call can be placed to " + CallerText.clean(target) + ": " + e.getMessage(), e);
        }
    }

    private OutboundCall straight(
            SipURI target, String from, int transfers, SessionDescription offer, OutboundObserver observer)
            throws SipException, ParseException, InvalidArgumentException {
        Request invite = stack.messages().invite(target, from, stack.provider().getNewCallId(), offer);
        stack.messages().addTransfers(invite, transfers);
        var call = new StackOutboundCall(stack, stack.provider().getNewClientTransaction(invite), null, observer);
        call.start();
        return call;
    }

    private OutboundCall over(
            TrunkLine line,
            SipURI target,
            String from,
            int transfers,
            SessionDescription offer,
            OutboundObserver observer)
            throws SipException, ParseException, InvalidArgumentException {
        long nowNs = times.nowNs().getAsLong();
        line.use().dials(nowNs).ifPresent(limit -> {
            throw new TrunkFullException(line.trunk().name(), limit);
        });
        boolean started = false;
        try {
            List<ServerTarget> servers = line.targets().inTurn(nowNs);
            if (servers.isEmpty()) {
                throw new IllegalArgumentException(
                        "No call can be placed over the trunk " + line.trunk().name() + ": its server cannot be found");
            }
            TrunkCall.Invitation invitation = server -> {
                Request invite = invite(line.trunk(), server, target, from, offer);
                stack.messages().addTransfers(invite, transfers);
                return invite;
            };
            var call = new TrunkCall(stack, line, servers, invitation, observer, times);
            call.startNext();
            started = true;
            return call;
        } finally {
            if (!started) {
                line.use().ended();
            }
        }
    }

    /** INVITE that goes to a trunk's server, in the name of our account if we have one there. */
    private Request invite(Trunk trunk, ServerTarget server, SipURI target, String from, SessionDescription offer)
            throws ParseException, InvalidArgumentException {
        TrunkAccount account = trunk.account();
        Address ours = account == null
                ? stack.messages().behindUs(from)
                : stack.messages().account(account.user(), account.domain(), from);
        String user = target.getUser() == null ? "" : target.getUser();
        Request invite = stack.messages()
                .invite(
                        stack.trunkMessages().party(user, trunk.domain()),
                        ours,
                        server.transport().word(),
                        stack.provider().getNewCallId(),
                        offer);
        TrunkMessages.direct(invite, server);
        return invite;
    }
}
