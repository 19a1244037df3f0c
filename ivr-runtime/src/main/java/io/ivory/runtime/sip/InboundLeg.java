package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.InboundLeg.Action.*;
import static io.ivory.runtime.sip.InboundLeg.State.*;

import java.util.List;

/**
 * What a call from outside does next: RFC 3261 from the called side, as a table. Knows no stack, timer or thread.
 *
 * <pre>
 *  INCOMING --ring--> RINGING
 *      |                 |
 *      +-----------------+--reject, hang up, CANCEL, BYE--> ENDED
 *      |
 *    answer (200)                 RINGING_RELIABLY --answer--> ANSWER_AWAITS_PRACK
 *      |                             (180, RFC 3262)   \                |
 *      |                                               PRACK         PRACK: 200
 *      |                                                 v              v
 *      |                                              RINGING        ANSWERED
 *      v
 *  ANSWERED --ACK--> CONFIRMED --BYE from either side--> ENDED
 *      |  \
 *      |   hang up --> HANGING_UP --ACK: BYE--> ENDED
 *      |                   |
 *      +---no ACK in 32 s--+--BYE--> ENDED
 * </pre>
 *
 * <p>Not thread-safe; the call's queue owns it.
 */
final class InboundLeg {

    /** How far the call is. */
    enum State {
        INCOMING,
        RINGING,
        /** Our 180 awaits its PRACK, which a caller who requires 100rel sends: RFC 3262 section 3. */
        RINGING_RELIABLY,
        /** We want to answer, and do it as soon as the PRACK is there. */
        ANSWER_AWAITS_PRACK,
        ANSWERED,
        HANGING_UP,
        CONFIRMED,
        ENDED
    }

    /** A wish of ours, or a message or silence from the other side. */
    enum Event {
        RING,
        /** Ring for a caller who requires that nothing gets lost (100rel). */
        RING_RELIABLY,
        ANSWER,
        REJECT,
        HANG_UP,
        PRACK_RECEIVED,
        /** 64*T1 (32 s) passed without a PRACK. */
        PRACK_TIMED_OUT,
        ACK_RECEIVED,
        /** 64*T1 (32 s) passed without an ACK. */
        ACK_TIMED_OUT,
        CANCEL_RECEIVED,
        BYE_RECEIVED,
        /** The session timer ran out: RFC 4028 section 10. */
        SESSION_EXPIRED,
        /** Nothing can be sent to the other side any more. */
        UNREACHABLE
    }

    /** What is to be done, in this order. */
    enum Action {
        SEND_RINGING,
        SEND_RELIABLE_RINGING,
        SEND_OK,
        SEND_REJECTION,
        /** 603. */
        SEND_DECLINE,
        /** 487. */
        SEND_REQUEST_TERMINATED,
        /** 504. */
        SEND_NO_PRACK,
        SEND_BYE,
        /** With a Reason that says so: RFC 3326. */
        SEND_BYE_FOR_EXPIRY,
        TELL_ACKNOWLEDGED,
        TELL_CANCELLED,
        TELL_REMOTE_HUNG_UP,
        TELL_LOCAL_HUNG_UP,
        TELL_NOT_ACKNOWLEDGED,
        TELL_EXPIRED,
        TELL_FAILED
    }

    private static final List<Action> NOTHING = List.of();

    private State state = INCOMING;

    State state() {
        return state;
    }

    List<Action> on(Event event) {
        return switch (state) {
            case INCOMING, RINGING, RINGING_RELIABLY, ANSWER_AWAITS_PRACK -> beforeAnswer(event);
            case ANSWERED -> awaitingAck(event);
            case HANGING_UP -> awaitingAckToHangUp(event);
            case CONFIRMED -> established(event);
            case ENDED -> NOTHING;
        };
    }

    private List<Action> beforeAnswer(Event event) {
        return switch (event) {
            case RING -> state == INCOMING ? go(RINGING, SEND_RINGING) : NOTHING;
            case RING_RELIABLY -> state == INCOMING ? go(RINGING_RELIABLY, SEND_RELIABLE_RINGING) : NOTHING;
            case ANSWER -> awaitsPrack() ? go(ANSWER_AWAITS_PRACK) : go(ANSWERED, SEND_OK);
            case PRACK_RECEIVED -> acknowledgedRinging();
            case PRACK_TIMED_OUT -> awaitsPrack() ? go(ENDED, SEND_NO_PRACK, TELL_FAILED) : NOTHING;
            case REJECT -> go(ENDED, SEND_REJECTION, TELL_LOCAL_HUNG_UP);
            case HANG_UP -> go(ENDED, SEND_DECLINE, TELL_LOCAL_HUNG_UP);
            case CANCEL_RECEIVED -> go(ENDED, SEND_REQUEST_TERMINATED, TELL_CANCELLED);
            case BYE_RECEIVED -> go(ENDED, SEND_REQUEST_TERMINATED, TELL_CANCELLED); // section 15.1.2
            case UNREACHABLE -> go(ENDED, TELL_FAILED);
            case ACK_RECEIVED, ACK_TIMED_OUT, SESSION_EXPIRED -> NOTHING;
        };
    }

    private boolean awaitsPrack() {
        return state == RINGING_RELIABLY || state == ANSWER_AWAITS_PRACK;
    }

    private List<Action> acknowledgedRinging() {
        return switch (state) {
            case RINGING_RELIABLY -> go(RINGING);
            case ANSWER_AWAITS_PRACK -> go(ANSWERED, SEND_OK);
            case INCOMING, RINGING, ANSWERED, HANGING_UP, CONFIRMED, ENDED -> NOTHING;
        };
    }

    private List<Action> awaitingAck(Event event) {
        return switch (event) {
            case ACK_RECEIVED -> go(CONFIRMED, TELL_ACKNOWLEDGED);
            case ACK_TIMED_OUT -> go(ENDED, SEND_BYE, TELL_NOT_ACKNOWLEDGED); // section 13.3.1.4
            case HANG_UP -> go(HANGING_UP);
            case BYE_RECEIVED -> go(ENDED, TELL_REMOTE_HUNG_UP);
            case UNREACHABLE -> go(ENDED, TELL_FAILED);
            case CANCEL_RECEIVED -> NOTHING; // too late: the INVITE has its final response
            case RING, RING_RELIABLY, ANSWER, REJECT, PRACK_RECEIVED, PRACK_TIMED_OUT, SESSION_EXPIRED -> NOTHING;
        };
    }

    /** No BYE before the ACK: section 15. */
    private List<Action> awaitingAckToHangUp(Event event) {
        return switch (event) {
            case ACK_RECEIVED, ACK_TIMED_OUT -> go(ENDED, SEND_BYE, TELL_LOCAL_HUNG_UP);
            case BYE_RECEIVED -> go(ENDED, TELL_REMOTE_HUNG_UP);
            case UNREACHABLE -> go(ENDED, TELL_FAILED);
            case RING,
                    RING_RELIABLY,
                    ANSWER,
                    REJECT,
                    HANG_UP,
                    CANCEL_RECEIVED,
                    PRACK_RECEIVED,
                    PRACK_TIMED_OUT,
                    SESSION_EXPIRED -> NOTHING;
        };
    }

    private List<Action> established(Event event) {
        return switch (event) {
            case HANG_UP -> go(ENDED, SEND_BYE, TELL_LOCAL_HUNG_UP);
            case BYE_RECEIVED -> go(ENDED, TELL_REMOTE_HUNG_UP);
            case ACK_TIMED_OUT -> go(ENDED, SEND_BYE, TELL_NOT_ACKNOWLEDGED); // of a re-INVITE: section 14.2
            case UNREACHABLE -> go(ENDED, TELL_FAILED);
            case SESSION_EXPIRED -> go(ENDED, SEND_BYE_FOR_EXPIRY, TELL_EXPIRED);
            case RING, RING_RELIABLY, ANSWER, REJECT, ACK_RECEIVED, CANCEL_RECEIVED, PRACK_RECEIVED, PRACK_TIMED_OUT ->
                NOTHING;
        };
    }

    private List<Action> go(State next, Action... actions) {
        state = next;
        return List.of(actions);
    }
}
