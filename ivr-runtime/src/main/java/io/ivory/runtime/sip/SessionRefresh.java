package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.SessionDescription;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.sip.Dialog;
import javax.sip.header.AllowHeader;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the session timer of one call (RFC 4028): refreshes when it is our turn, and tells when the other side has not.
 * The call's queue owns it.
 *
 * <p>A refresh is an UPDATE, which changes nothing, or where the other side does not allow that a re-INVITE with what
 * has been agreed already.
 */
final class SessionRefresh {

    private final StackAccess stack;
    private final String sipCallId;
    private final CallQueue queue;
    private final boolean placedByUs;
    private final Runnable onExpired;

    private @Nullable Dialog dialog;
    private @Nullable InetSocketAddress remote;
    private @Nullable SessionDescription ours;
    private @Nullable SessionTimer agreed;
    private boolean running;
    private boolean updates;
    private boolean openOffer;
    private @Nullable Future<?> refreshing;
    private @Nullable Future<?> ending;

    /**
     * @param placedByUs whether the call was our idea
     * @param onExpired called from the call's queue when nobody has refreshed in time
     */
    SessionRefresh(StackAccess stack, String sipCallId, CallQueue queue, boolean placedByUs, Runnable onExpired) {
        this.stack = stack;
        this.sipCallId = sipCallId;
        this.queue = queue;
        this.placedByUs = placedByUs;
        this.onExpired = onExpired;
    }

    /** Where refreshes go, and whether UPDATE is understood there: what the {@code message} that set the call up says. */
    void within(Dialog established, InetSocketAddress otherSide, Message message) {
        dialog = established;
        remote = otherSide;
        updates = allowsUpdate(message);
    }

    /** Our side of the audio, as it was last sent. */
    void describes(SessionDescription description) {
        ours = description;
    }

    /** Begins anew: a refresh has just been. */
    void restart(Optional<SessionTimer> timer) {
        stop();
        agreed = timer.orElse(null);
        timer.ifPresent(one -> {
            running = true;
            ending = stack.later(one.untilEnd(), () -> queue.add(onExpired));
            if (one.refresher() == SessionTimer.Refresher.US) {
                refreshing = stack.later(one.untilRefresh(), () -> queue.add(this::refresh));
            }
        });
    }

    void stop() {
        running = false;
        if (ending != null) {
            ending.cancel(false);
        }
        if (refreshing != null) {
            refreshing.cancel(false);
        }
    }

    /** Whether a re-INVITE of ours has not been answered yet. */
    boolean hasOpenOffer() {
        return openOffer;
    }

    private void refresh() {
        Dialog established = dialog;
        InetSocketAddress otherSide = remote;
        SessionTimer timer = agreed;
        if (established == null || otherSide == null || timer == null) {
            return;
        }
        boolean sent = StackAccess.trySend("a refresh", sipCallId, () -> {
            Request request = established.createRequest(updates ? Request.UPDATE : Request.INVITE);
            stack.messages().addRefresh(request, timer, updates ? null : ours);
            stack.send(established, request, otherSide);
        });
        openOffer = sent && !updates;
    }

    /**
     * What came to a request of ours within the call.
     *
     * @return whether it belonged to a refresh
     */
    boolean onResponse(Response response) {
        var cseq = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        String method = cseq.getMethod();
        SessionTimer timer = agreed;
        if (timer == null || !method.equals(updates ? Request.UPDATE : Request.INVITE)) {
            return false;
        }
        int status = response.getStatusCode();
        openOffer &= status < 200;
        if (status >= 200 && status < 300) {
            acknowledge(method, cseq.getSeqNumber());
            restart(Optional.of(SessionTimer.settledBy(TimerWish.in(response)).orElse(timer)));
        } else if (status >= 300) {
            onRefusal(status, response, timer);
        }
        return true;
    }

    private void onRefusal(int status, Response response, SessionTimer timer) {
        switch (status) {
            case Response.REQUEST_TIMEOUT, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST ->
                onExpired.run(); // section 10: the other side knows nothing of this call any more
            case StackAccess.INTERVAL_TOO_SMALL -> {
                SessionTimer longer = timer.atLeast(TimerWish.in(response).shortest());
                if (longer.equals(timer)) {
                    refreshAfter(timer.untilNextTry());
                } else {
                    agreed = longer;
                    refresh();
                }
            }
            case Response.METHOD_NOT_ALLOWED, Response.NOT_IMPLEMENTED -> {
                if (updates) { // whatever its Allow has said
                    updates = false;
                    refresh();
                }
            }
            case Response.SERVER_INTERNAL_ERROR -> refreshAfter(timer.untilNextTry(TrunkMessages.retryAfter(response)));
            case Response.REQUEST_PENDING -> refreshAfter(timer.untilTheyAreDone(placedByUs));
            default -> refreshAfter(timer.untilNextTry());
        }
    }

    /** Once more, unless the call has ended meanwhile. */
    private void refreshAfter(Duration pause) {
        if (running) {
            refreshing = stack.later(pause, () -> queue.add(this::refresh));
        }
    }

    private void acknowledge(String method, long cseq) {
        Dialog established = dialog;
        InetSocketAddress otherSide = remote;
        if (method.equals(Request.INVITE) && established != null && otherSide != null) {
            StackAccess.trySend("ACK", sipCallId, () -> stack.sendAck(established, cseq, otherSide));
        }
    }

    private static boolean allowsUpdate(Message message) {
        var all = message.getHeaders(AllowHeader.NAME);
        while (all.hasNext()) {
            if (all.next() instanceof AllowHeader allow && Request.UPDATE.equals(allow.getMethod())) {
                return true;
            }
        }
        return false;
    }
}
