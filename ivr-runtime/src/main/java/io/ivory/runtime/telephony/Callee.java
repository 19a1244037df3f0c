package io.ivory.runtime.telephony;

import io.ivory.flow.Digit;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.media.MediaSession;
import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.sdp.UnacceptableOfferException;
import io.ivory.runtime.sip.EndReason;
import io.ivory.runtime.sip.OutboundCall;
import io.ivory.runtime.sip.OutboundObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Somebody we call on behalf of a caller: their leg and their audio. Thread-safe. */
final class Callee implements OutboundObserver, AutoCloseable {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final int BUSY_HERE = 486;
    private static final int REQUEST_TERMINATED = 487;
    private static final int BUSY_EVERYWHERE = 600;
    private static final int DECLINE = 603;

    private final MediaSession session;
    private final LegAudio audio;
    private final CompletableFuture<TransferResult> result = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
    private @Nullable OutboundCall leg;
    private @Nullable SessionDescription early;
    private boolean overheard;
    private boolean answered;
    private boolean closed;
    private boolean lost;

    Callee(MediaSession session, LegAudio audio) {
        this.session = session;
        this.audio = audio;
        var _ = session.lost().thenRunAsync(() -> gone.complete(null));
    }

    /** What a final status of a call to somebody means for whoever wanted to be connected. */
    static TransferResult resultOf(int status) {
        if (status < 300) {
            return TransferResult.ANSWERED;
        }
        return switch (status) {
            case BUSY_HERE, BUSY_EVERYWHERE, DECLINE -> TransferResult.BUSY;
            case REQUEST_TIMEOUT, TEMPORARILY_UNAVAILABLE, REQUEST_TERMINATED -> TransferResult.NO_ANSWER;
            default -> TransferResult.FAILED;
        };
    }

    MediaSession session() {
        return session;
    }

    /** {@link TransferResult#ANSWERED} as soon as they answer, or why they do not. */
    CompletableFuture<TransferResult> result() {
        return result;
    }

    /** Completes when they have hung up or their audio has stopped. */
    CompletableFuture<@Nullable Void> gone() {
        return gone;
    }

    /** What the caller's side calls to talk to them without us; empty if they cannot be called so. */
    synchronized Optional<String> replacement() {
        return leg == null ? Optional.empty() : leg.replacement();
    }

    /** The leg that was placed for them. */
    synchronized void placed(OutboundCall call) {
        leg = call;
        if (closed) {
            end(call);
        }
    }

    /** From now on {@code caller} hears what comes from their side before they answer (RFC 3960), and is not heard there. */
    void letHear(MediaSession caller) {
        caller.overhear(session);
        synchronized (this) {
            overheard = true;
            agreeEarly();
        }
    }

    /** Without that nobody would hear it, and it is not received. */
    private void agreeEarly() {
        if (overheard && !answered && !closed && early != null) {
            try {
                audio.agree(early);
            } catch (UnacceptableOfferException unusable) {
                // the caller goes on hearing our own sound: whether they can talk is decided by the answer
            }
        }
    }

    /** Ends their leg, ringing or not, and their audio. Closing twice does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (leg != null) {
                end(leg);
            }
        }
        session.close();
    }

    /** The same because somebody else has answered, so that their telephone shows no missed call. */
    void closeAnsweredElsewhere() {
        synchronized (this) {
            lost = true;
        }
        close();
    }

    private void end(OutboundCall call) {
        if (lost) {
            call.hangUpAnsweredElsewhere();
        } else {
            call.hangUp();
        }
    }

    @Override
    public void onRinging() {
        // the caller hears our own ringing tone until sound comes from there
    }

    @Override
    public synchronized void onEarlyMedia(SessionDescription description) {
        early = description;
        agreeEarly();
    }

    @Override
    public void onAnswered(SessionDescription answer) {
        synchronized (this) {
            answered = true; // what was said before counts no more
        }
        try {
            audio.agree(answer);
            result.complete(TransferResult.ANSWERED);
        } catch (UnacceptableOfferException noCommonCodec) {
            result.complete(TransferResult.FAILED);
        }
    }

    @Override
    public void onFailed(int status) {
        result.complete(resultOf(status));
        gone.complete(null);
    }

    @Override
    public SessionDescription onReoffer(SessionDescription offer) {
        SessionDescription answer = audio.answer(offer);
        audio.agree(offer);
        return answer;
    }

    @Override
    public SessionDescription onOfferWanted() {
        return audio.offer();
    }

    @Override
    public void onOfferAnswered(SessionDescription answer) {
        audio.agree(answer);
    }

    @Override
    public void onInfoDigit(char digit) {
        Digit.of(digit).ifPresent(session::press);
    }

    @Override
    public void onEnded(EndReason reason) {
        result.complete(TransferResult.FAILED);
        gone.complete(null);
    }
}
