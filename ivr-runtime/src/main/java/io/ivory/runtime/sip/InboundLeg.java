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
 *    answer (200)
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
        ANSWERED,
        HANGING_UP,
        CONFIRMED,
        ENDED
    }

    /** A wish of ours, or a message or silence from the other side. */
    enum Event {
        RING,
        ANSWER,
        REJECT,
        HANG_UP,
        ACK_RECEIVED,
        /** 64*T1 (32 s) passed without an ACK. */
        ACK_TIMED_OUT,
        CANCEL_RECEIVED,
        BYE_RECEIVED,
        /** Nothing can be sent to the other side any more. */
        UNREACHABLE
    }

    /** What is to be done, in this order. */
    enum Action {
        SEND_RINGING,
        SEND_OK,
        SEND_REJECTION,
        /** 603. */
        SEND_DECLINE,
        /** 487. */
        SEND_REQUEST_TERMINATED,
        SEND_BYE,
        TELL_ACKNOWLEDGED,
        TELL_CANCELLED,
        TELL_REMOTE_HUNG_UP,
        TELL_LOCAL_HUNG_UP,
        TELL_NOT_ACKNOWLEDGED,
        TELL_FAILED
    }

    private static final List<Action> NOTHING = List.of();

    private State state = INCOMING;

    State state() {
        return state;
    }

    List<Action> on(Event event) {
        return switch (state) {
            case INCOMING, RINGING -> beforeAnswer(event);
            case ANSWERED -> awaitingAck(event);
            case HANGING_UP -> awaitingAckToHangUp(event);
            case CONFIRMED -> established(event);
            case ENDED -> NOTHING;
        };
    }

    private List<Action> beforeAnswer(Event event) {
        return switch (event) {
            case RING -> state == RINGING ? NOTHING : go(RINGING, SEND_RINGING);
            case ANSWER -> go(ANSWERED, SEND_OK);
            case REJECT -> go(ENDED, SEND_REJECTION, TELL_LOCAL_HUNG_UP);
            case HANG_UP -> go(ENDED, SEND_DECLINE, TELL_LOCAL_HUNG_UP);
            case CANCEL_RECEIVED -> go(ENDED, SEND_REQUEST_TERMINATED, TELL_CANCELLED);
            case BYE_RECEIVED -> go(ENDED, SEND_REQUEST_TERMINATED, TELL_CANCELLED); // section 15.1.2
            case UNREACHABLE -> go(ENDED, TELL_FAILED);
            case ACK_RECEIVED, ACK_TIMED_OUT -> NOTHING;
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
            case RING, ANSWER, REJECT -> NOTHING;
        };
    }

    /** No BYE before the ACK: section 15. */
    private List<Action> awaitingAckToHangUp(Event event) {
        return switch (event) {
            case ACK_RECEIVED, ACK_TIMED_OUT -> go(ENDED, SEND_BYE, TELL_LOCAL_HUNG_UP);
            case BYE_RECEIVED -> go(ENDED, TELL_REMOTE_HUNG_UP);
            case UNREACHABLE -> go(ENDED, TELL_FAILED);
            case RING, ANSWER, REJECT, HANG_UP, CANCEL_RECEIVED -> NOTHING;
        };
    }

    private List<Action> established(Event event) {
        return switch (event) {
            case HANG_UP -> go(ENDED, SEND_BYE, TELL_LOCAL_HUNG_UP);
            case BYE_RECEIVED -> go(ENDED, TELL_REMOTE_HUNG_UP);
            case ACK_TIMED_OUT -> go(ENDED, SEND_BYE, TELL_NOT_ACKNOWLEDGED); // of a re-INVITE: section 14.2
            case UNREACHABLE -> go(ENDED, TELL_FAILED);
            case RING, ANSWER, REJECT, ACK_RECEIVED, CANCEL_RECEIVED -> NOTHING;
        };
    }

    private List<Action> go(State next, Action... actions) {
        state = next;
        return List.of(actions);
    }
}
