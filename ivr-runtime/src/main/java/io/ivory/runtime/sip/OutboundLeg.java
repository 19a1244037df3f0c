package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.OutboundLeg.Action.*;
import static io.ivory.runtime.sip.OutboundLeg.State.*;

import java.util.List;

/**
 * What a call that we place does next: RFC 3261 from the calling side, as a table. Knows no stack, timer or thread.
 *
 * <pre>
 *  (401 or 407 of our trunk: once more with a proof, CALLING)
 *
 *  CALLING --1xx--> PROCEEDING --200: ACK--> CONFIRMED --BYE from either side--> ENDED
 *     |                 |
 *   hang up           hang up (CANCEL)
 *     v                 v
 *  GIVING_UP --1xx--> CANCELLING --487, any refusal, 32 s--> ENDED
 *     (CANCEL)          |
 *     |                 |
 *     +----200----------+--: ACK, BYE--> ENDED
 *
 *  a refusal or no answer at all ends it from everywhere before CONFIRMED
 * </pre>
 *
 * <p>Not thread-safe; the call's queue owns it.
 */
final class OutboundLeg {

    /** How far the call is. */
    enum State {
        CALLING,
        PROCEEDING,
        /** We hung up, but may not send CANCEL before a provisional answer: section 9.1. */
        GIVING_UP,
        CANCELLING,
        CONFIRMED,
        ENDED
    }

    /** A wish of ours, or a message or silence from the other side. */
    enum Event {
        /** 100, or any other 1xx that says nothing. */
        TRYING_RECEIVED,
        /** 180. */
        RINGING_RECEIVED,
        /** 183 or 180 with a description. */
        EARLY_MEDIA_RECEIVED,
        /** 2xx with a description we can use. */
        ANSWER_RECEIVED,
        /** 2xx without one. */
        USELESS_ANSWER_RECEIVED,
        /** 401 or 407 of the trunk that we call over, with a proof at hand. */
        CHALLENGED,
        /** 3xx to 6xx; a 3xx is never followed, since a stranger would choose whom we dial. */
        REFUSAL_RECEIVED,
        /** No answer to the INVITE in 32 s, or it could not be sent. */
        NO_RESPONSE,
        /** The INVITE has no final answer 64*T1 (32 s) after our CANCEL. */
        CANCEL_TIMED_OUT,
        HANG_UP,
        BYE_RECEIVED,
        /** The session timer ran out: RFC 4028 section 10. */
        SESSION_EXPIRED,
        /** Nothing can be sent to the other side any more. */
        UNREACHABLE
    }

    /** What is to be done, in this order. */
    enum Action {
        /** The INVITE again, with the proof that was asked for: RFC 3261 section 22.2. */
        SEND_PROOF,
        SEND_ACK,
        SEND_BYE,
        /** With a Reason that says so: RFC 3326. */
        SEND_BYE_FOR_EXPIRY,
        SEND_CANCEL,
        TELL_RINGING,
        TELL_EARLY_MEDIA,
        TELL_ANSWERED,
        /** With the status that came. */
        TELL_REFUSED,
        /** 408. */
        TELL_NO_RESPONSE,
        /** 487. */
        TELL_CANCELLED,
        /** 488. */
        TELL_USELESS_ANSWER,
        TELL_REMOTE_HUNG_UP,
        TELL_LOCAL_HUNG_UP,
        TELL_EXPIRED,
        TELL_FAILED
    }

    private static final List<Action> NOTHING = List.of();

    private State state = CALLING;

    State state() {
        return state;
    }

    List<Action> on(Event event) {
        return switch (state) {
            case CALLING, PROCEEDING -> beforeAnswer(event);
            case GIVING_UP, CANCELLING -> givingUp(event);
            case CONFIRMED -> established(event);
            case ENDED -> NOTHING;
        };
    }

    private List<Action> beforeAnswer(Event event) {
        return switch (event) {
            case TRYING_RECEIVED -> go(PROCEEDING);
            case RINGING_RECEIVED -> go(PROCEEDING, TELL_RINGING);
            case EARLY_MEDIA_RECEIVED -> go(PROCEEDING, TELL_EARLY_MEDIA);
            case ANSWER_RECEIVED -> go(CONFIRMED, SEND_ACK, TELL_ANSWERED);
            case USELESS_ANSWER_RECEIVED -> go(ENDED, SEND_ACK, SEND_BYE, TELL_USELESS_ANSWER); // section 13.2.2.4
            case CHALLENGED -> go(CALLING, SEND_PROOF);
            case REFUSAL_RECEIVED -> go(ENDED, TELL_REFUSED);
            case NO_RESPONSE, UNREACHABLE -> go(ENDED, TELL_NO_RESPONSE);
            case HANG_UP -> state == CALLING ? go(GIVING_UP) : go(CANCELLING, SEND_CANCEL);
            case BYE_RECEIVED -> go(ENDED, TELL_REFUSED); // a called party may end an early dialog so
            case CANCEL_TIMED_OUT, SESSION_EXPIRED -> NOTHING;
        };
    }

    private List<Action> givingUp(Event event) {
        return switch (event) {
            case TRYING_RECEIVED, RINGING_RECEIVED, EARLY_MEDIA_RECEIVED ->
                state == GIVING_UP ? go(CANCELLING, SEND_CANCEL) : NOTHING;
            case ANSWER_RECEIVED, USELESS_ANSWER_RECEIVED -> // the answer crossed our CANCEL
                go(ENDED, SEND_ACK, SEND_BYE, TELL_CANCELLED);
            case CHALLENGED, REFUSAL_RECEIVED, NO_RESPONSE, CANCEL_TIMED_OUT, UNREACHABLE, BYE_RECEIVED ->
                go(ENDED, TELL_CANCELLED);
            case HANG_UP, SESSION_EXPIRED -> NOTHING;
        };
    }

    private List<Action> established(Event event) {
        return switch (event) {
            case HANG_UP -> go(ENDED, SEND_BYE, TELL_LOCAL_HUNG_UP);
            case BYE_RECEIVED -> go(ENDED, TELL_REMOTE_HUNG_UP);
            case SESSION_EXPIRED -> go(ENDED, SEND_BYE_FOR_EXPIRY, TELL_EXPIRED);
            case UNREACHABLE, NO_RESPONSE -> go(ENDED, TELL_FAILED);
            case TRYING_RECEIVED,
                    RINGING_RECEIVED,
                    EARLY_MEDIA_RECEIVED,
                    ANSWER_RECEIVED,
                    USELESS_ANSWER_RECEIVED,
                    CHALLENGED,
                    REFUSAL_RECEIVED,
                    CANCEL_TIMED_OUT -> NOTHING;
        };
    }

    private List<Action> go(State next, Action... actions) {
        state = next;
        return List.of(actions);
    }
}
