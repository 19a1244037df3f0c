package io.ivory.runtime.telephony;

import io.ivory.flow.Digit;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.IncomingCall;
import io.ivory.runtime.media.MediaSession;
import io.ivory.runtime.sdp.SessionDescription;
import io.ivory.runtime.sdp.UnacceptableOfferException;
import io.ivory.runtime.sip.EndReason;
import io.ivory.runtime.sip.InboundCall;
import io.ivory.runtime.sip.InboundObserver;
import io.ivory.runtime.sip.ReferObserver;
import io.ivory.runtime.trunk.Trunk;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A caller's leg and audio from the INVITE to the end, which release each other: whichever is over first ends the call,
 * and the end of the call closes both. Thread-safe.
 */
final class ArrivedCall implements IncomingCall, InboundObserver {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;
    private static final int BUSY_HERE = 486;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final CallId id = new CallId(UUID.randomUUID().toString());
    private final CallEnd end = new CallEnd();
    private final CompletableFuture<@Nullable Void> acknowledged = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private final InboundCall leg;
    private final MediaSession session;
    private final LegAudio audio;
    private final SessionDescription description;
    private final Function<ArrivedCall, CallControl> onAccept;
    private final Runnable onAnswer;

    /**
     * A caller who waits for a decision.
     *
     * @param onAccept makes what a flow sees of this caller
     * @param onAnswer told once we have answered
     * @throws UnacceptableOfferException if we cannot have audio with this caller
     */
    ArrivedCall(
            InboundCall leg,
            MediaSession session,
            LegAudio audio,
            Function<ArrivedCall, CallControl> onAccept,
            Runnable onAnswer) {
        this.leg = leg;
        this.session = session;
        this.audio = audio;
        this.onAccept = onAccept;
        this.onAnswer = onAnswer;
        this.description = leg.offer().map(audio::answer).orElseGet(audio::offer);
    }

    @Override
    public CallId id() {
        return id;
    }

    @Override
    public String from() {
        return leg.from();
    }

    @Override
    public String to() {
        return leg.to();
    }

    @Override
    public String trunk() {
        return leg.trunk().map(Trunk::name).orElse("");
    }

    @Override
    public String diverted() {
        return leg.diverted();
    }

    /** How often the call was passed on before it came here. */
    int transfers() {
        return leg.transfers();
    }

    CallEnd end() {
        return end;
    }

    MediaSession session() {
        return session;
    }

    /** Completes when the caller has acknowledged our answer: audio can flow. */
    CompletableFuture<@Nullable Void> acknowledged() {
        return acknowledged;
    }

    /** Completes when the leg is over. */
    CompletableFuture<@Nullable Void> over() {
        return over;
    }

    @Override
    public CallControl accept() {
        leg.ring();
        return onAccept.apply(this);
    }

    @Override
    public void reject(Rejection rejection) {
        end.end(CallOutcome.COMPLETED);
        session.close();
        switch (rejection) {
            case UNKNOWN_NUMBER -> leg.reject(NOT_FOUND);
            case TOO_MANY_OF_CALLER -> leg.reject(BUSY_HERE);
            case ALL_LINES_BUSY, SHUTTING_DOWN -> leg.reject(SERVICE_UNAVAILABLE, RETRY_AFTER);
        }
    }

    /** Answers; from now on the caller is listened to, as its audio may arrive before its ACK. */
    void answer() {
        leg.offer().ifPresent(audio::agree);
        leg.answer(description);
        onAnswer.run();
    }

    /** The caller hears that it rings; saying so twice does nothing. */
    void ring() {
        leg.ring();
    }

    /** Ends the call before it is answered, with a status that says why. */
    void turnAway(int status) {
        end.end(CallOutcome.REJECTED);
        session.close();
        leg.reject(status);
    }

    /** Asks the caller's side to call {@code target} in our place. */
    void refer(String target, ReferObserver observer) {
        leg.refer(target, observer);
    }

    /** Ends the call as the flow wished. */
    void hangUp() {
        end(CallOutcome.COMPLETED);
    }

    /** Ends the call from our side. */
    void end(CallOutcome outcome) {
        end.end(outcome);
        session.close();
        leg.hangUp();
    }

    @Override
    public void onAcknowledged(Optional<SessionDescription> answer) {
        try {
            answer.ifPresent(audio::agree);
            acknowledged.complete(null);
        } catch (UnacceptableOfferException noAudio) {
            end(CallOutcome.FAILED);
        }
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
        end.end(
                switch (reason) {
                    case CANCELLED -> CallOutcome.CANCELLED;
                    case REMOTE_HUNG_UP -> CallOutcome.CALLER_HUNG_UP;
                    case LOCAL_HUNG_UP, NOT_ACKNOWLEDGED, EXPIRED -> CallOutcome.LOST;
                    case FAILED -> CallOutcome.FAILED;
                });
        session.close();
        over.complete(null);
    }
}
