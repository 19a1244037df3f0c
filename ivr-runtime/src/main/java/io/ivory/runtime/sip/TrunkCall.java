package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;
import java.text.ParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call over a trunk, which may have several servers: one that is silent or says 503 is given up for the next (RFC 3263
 * section 4.3), each time with a call of its own, so that a late answer of an earlier one is cancelled or hung up as any
 * other. Counted on the trunk until it is over. Thread-safe; nothing blocks.
 */
final class TrunkCall implements OutboundCall {

    private static final Logger log = LoggerFactory.getLogger(TrunkCall.class);

    private final StackAccess stack;
    private final TrunkLine line;
    private final Iterator<ServerTarget> targets;
    private final Invitation invitation;
    private final OutboundObserver observer;
    private final TrunkTimes times;
    private @Nullable Attempt current; // guarded by this
    private boolean hungUp; // guarded by this

    /** Makes the INVITE for a server. */
    @FunctionalInterface
    interface Invitation {
        Request to(ServerTarget target) throws ParseException, InvalidArgumentException;
    }

    /** @param targets the servers in the order in which they are asked; at least one */
    TrunkCall(
            StackAccess stack,
            TrunkLine line,
            List<ServerTarget> targets,
            Invitation invitation,
            OutboundObserver observer,
            TrunkTimes times) {
        this.stack = stack;
        this.line = line;
        this.targets = targets.iterator();
        this.invitation = invitation;
        this.observer = observer;
        this.times = times;
    }

    /** Asks the next server. */
    synchronized void startNext() throws ParseException, InvalidArgumentException, SipException {
        ServerTarget target = targets.next();
        var attempt = new Attempt(target, invitation.to(target));
        current = attempt;
        attempt.call.start();
        if (targets.hasNext()) {
            attempt.impatience = stack.later(times.patience(), () -> giveUp(attempt));
        }
    }

    @Override
    public synchronized String sipCallId() {
        return current == null ? "" : current.call.sipCallId();
    }

    @Override
    public synchronized Optional<String> replacement() {
        return current == null ? Optional.empty() : current.call.replacement();
    }

    @Override
    public synchronized void hangUp() {
        hungUp = true;
        if (current != null) {
            current.call.hangUp();
        }
    }

    @Override
    public synchronized void hangUpAnsweredElsewhere() {
        hungUp = true;
        if (current != null) {
            current.call.hangUpAnsweredElsewhere();
        }
    }

    private synchronized void giveUp(Attempt attempt) {
        if (attempt == current && !attempt.reached && goesOnAfter(attempt)) {
            attempt.call.hangUp(); // whatever it still says is cancelled
        }
    }

    /** Leaves a server that has failed; false if there is no other, and the call is over. */
    private synchronized boolean goesOnAfter(Attempt attempt) {
        line.targets().failed(attempt.target, times.nowNs().getAsLong());
        boolean goesOn = !hungUp
                && targets.hasNext()
                && StackAccess.trySend("INVITE to the next server", sipCallId(), this::startNext);
        if (goesOn) {
            log.atInfo()
                    .addKeyValue("trunk", line.trunk().name())
                    .addKeyValue("server", attempt.target)
                    .log("a server of a trunk takes no call, the next one is asked");
        }
        return goesOn;
    }

    /** One server's turn. What one says that was given up is heard by nobody. */
    private final class Attempt implements OutboundObserver {

        private final ServerTarget target;
        private final StackOutboundCall call;
        private @Nullable Future<?> impatience; // guarded by the call
        private boolean reached; // guarded by the call

        Attempt(ServerTarget target, Request invite) throws SipException {
            this.target = target;
            this.call = new StackOutboundCall(stack, stack.provider().getNewClientTransaction(invite), line, this);
        }

        private boolean isCurrent() {
            synchronized (TrunkCall.this) {
                return current == this;
            }
        }

        @Override
        public void onReached() {
            synchronized (TrunkCall.this) {
                reached = true;
                if (impatience != null) {
                    impatience.cancel(false);
                }
            }
            if (isCurrent()) {
                line.targets().answers(target);
                observer.onReached();
            }
        }

        @Override
        public void onRinging() {
            if (isCurrent()) {
                observer.onRinging();
            }
        }

        @Override
        public void onEarlyMedia(SessionDescription description) {
            if (isCurrent()) {
                observer.onEarlyMedia(description);
            }
        }

        @Override
        public void onAnswered(SessionDescription answer) {
            observer.onAnswered(answer); // one that was given up is hung up instead
        }

        @Override
        public void onFailed(int status) {
            synchronized (TrunkCall.this) {
                boolean absent =
                        status == Response.SERVICE_UNAVAILABLE || (status == Response.REQUEST_TIMEOUT && !reached);
                if (current != this || (absent && goesOnAfter(this))) {
                    return;
                }
            }
            line.use().ended();
            observer.onFailed(status);
        }

        @Override
        public void onEnded(EndReason reason) {
            line.use().ended();
            observer.onEnded(reason);
        }

        @Override
        public SessionDescription onReoffer(SessionDescription offer) {
            return observer.onReoffer(offer);
        }

        @Override
        public SessionDescription onOfferWanted() {
            return observer.onOfferWanted();
        }

        @Override
        public void onOfferAnswered(SessionDescription answer) {
            observer.onOfferAnswered(answer);
        }

        @Override
        public void onInfoDigit(char digit) {
            observer.onInfoDigit(digit);
        }
    }
}
