package io.ivory.runtime.sip;

import static io.ivory.runtime.sip.Registration.Action.LOOK_UP;
import static io.ivory.runtime.sip.Registration.Action.SEND_LEAVE;
import static io.ivory.runtime.sip.Registration.Action.SEND_LEAVE_PROOF;
import static io.ivory.runtime.sip.Registration.Action.SEND_PROOF;
import static io.ivory.runtime.sip.Registration.Action.SEND_REGISTER;
import static io.ivory.runtime.sip.Registration.Action.TELL_GONE;
import static io.ivory.runtime.sip.Registration.Action.TELL_NO_ADDRESS;
import static io.ivory.runtime.sip.Registration.Action.TELL_NO_PROOF;
import static io.ivory.runtime.sip.Registration.Action.TELL_REFUSED;
import static io.ivory.runtime.sip.Registration.Action.TELL_REGISTERED;
import static io.ivory.runtime.sip.Registration.Action.TELL_SILENT;
import static io.ivory.runtime.sip.Registration.Action.TELL_WRONG_PASSWORD;
import static io.ivory.runtime.sip.Registration.Action.WAIT;
import static io.ivory.runtime.sip.Registration.Action.WAIT_AS_TOLD;
import static io.ivory.runtime.sip.Registration.Action.WAIT_FOR_REFRESH;
import static io.ivory.runtime.sip.Registration.Action.WAIT_LONG;
import static io.ivory.runtime.sip.Registration.State.ASKING;
import static io.ivory.runtime.sip.Registration.State.ENDED;
import static io.ivory.runtime.sip.Registration.State.IDLE;
import static io.ivory.runtime.sip.Registration.State.LEAVING;
import static io.ivory.runtime.sip.Registration.State.LEAVING_PROVING;
import static io.ivory.runtime.sip.Registration.State.LOOKING_UP;
import static io.ivory.runtime.sip.Registration.State.PROVING;
import static io.ivory.runtime.sip.Registration.State.PROVING_AGAIN;
import static io.ivory.runtime.sip.Registration.State.REGISTERED;
import static io.ivory.runtime.sip.Registration.State.WAITING;

import java.util.List;

/**
 * What a registration with a carrier does next: RFC 3261 sections 10.2 and 22, as a table. Knows no stack, timer or
 * thread.
 *
 * <pre>
 *  IDLE --start--> LOOKING_UP --address--> ASKING --200--> REGISTERED --refresh due--> LOOKING_UP
 *                      ^  |                 |  ^
 *                      |  no address    401/407 423: longer, or silence or 503 of one among several
 *                      |  v                 v
 *  retry due ---- WAITING <--refused,-- PROVING --200--> REGISTERED
 *                           silent,         | stale
 *                        wrong password     v
 *                                      PROVING_AGAIN (once)
 *
 *  stop: LEAVING --401/407--> LEAVING_PROVING --anything--> ENDED
 * </pre>
 *
 * <p>Not thread-safe; the trunk's queue owns it.
 */
final class Registration {

    /** How far it is. */
    enum State {
        IDLE,
        LOOKING_UP,
        /** REGISTER is sent; with a proof if an earlier nonce may still hold. */
        ASKING,
        /** REGISTER is sent with the proof that was asked for. */
        PROVING,
        /** The same once more, for a nonce that was too old. */
        PROVING_AGAIN,
        REGISTERED,
        WAITING,
        LEAVING,
        LEAVING_PROVING,
        ENDED
    }

    /** A wish of ours, a message or silence from the registrar, or the passing of time. */
    enum Event {
        START,
        ADDRESS_FOUND,
        NO_ADDRESS,
        /** 2xx. */
        ACCEPTED,
        /** 401 or 407. */
        CHALLENGED,
        /** 401 or 407 that says the nonce was too old. */
        STALE,
        /** A challenge that we cannot meet: no password, an unknown algorithm, or somebody else's address. */
        UNPROVABLE,
        /** 423 with a longer interval that we take. */
        TOO_BRIEF,
        /** Any other refusal. */
        REFUSED,
        /** A refusal that says when to come back. */
        OVERLOADED,
        /** No answer in 32 s, or the message did not leave. */
        SILENT,
        /** Silence or 503 from one of several servers; another has not been asked yet: RFC 3263 section 4.3. */
        ELSEWHERE,
        REFRESH_DUE,
        RETRY_DUE,
        /** Somebody wants it tried at once. */
        NOW,
        STOP
    }

    /** What is to be done, in this order. */
    enum Action {
        LOOK_UP,
        SEND_REGISTER,
        SEND_PROOF,
        /** REGISTER that ends the registration. */
        SEND_LEAVE,
        SEND_LEAVE_PROOF,
        WAIT_FOR_REFRESH,
        WAIT,
        /** As long as the registrar said. */
        WAIT_AS_TOLD,
        /** A password does not become right by trying; carriers lock out who tries often. */
        WAIT_LONG,
        TELL_REGISTERED,
        TELL_NO_ADDRESS,
        TELL_REFUSED,
        TELL_WRONG_PASSWORD,
        TELL_NO_PROOF,
        TELL_SILENT,
        TELL_GONE
    }

    private static final List<Action> NOTHING = List.of();

    private State state = IDLE;

    State state() {
        return state;
    }

    List<Action> on(Event event) {
        return switch (state) {
            case IDLE -> idle(event);
            case LOOKING_UP -> lookingUp(event);
            case ASKING, PROVING, PROVING_AGAIN -> awaitingAnswer(event);
            case REGISTERED, WAITING -> awaitingTime(event);
            case LEAVING, LEAVING_PROVING -> leaving(event);
            case ENDED -> NOTHING;
        };
    }

    private List<Action> idle(Event event) {
        return switch (event) {
            case START, NOW -> go(LOOKING_UP, LOOK_UP);
            case STOP -> go(ENDED, TELL_GONE);
            case ADDRESS_FOUND,
                    NO_ADDRESS,
                    ACCEPTED,
                    CHALLENGED,
                    STALE,
                    UNPROVABLE,
                    TOO_BRIEF,
                    REFUSED,
                    OVERLOADED,
                    SILENT,
                    ELSEWHERE,
                    REFRESH_DUE,
                    RETRY_DUE -> NOTHING;
        };
    }

    private List<Action> lookingUp(Event event) {
        return switch (event) {
            case ADDRESS_FOUND -> go(ASKING, SEND_REGISTER);
            case NO_ADDRESS -> go(WAITING, TELL_NO_ADDRESS, WAIT);
            case STOP -> go(LEAVING, SEND_LEAVE); // an earlier registration may hold
            case START,
                    ACCEPTED,
                    CHALLENGED,
                    STALE,
                    UNPROVABLE,
                    TOO_BRIEF,
                    REFUSED,
                    OVERLOADED,
                    SILENT,
                    ELSEWHERE,
                    REFRESH_DUE,
                    RETRY_DUE,
                    NOW -> NOTHING;
        };
    }

    private List<Action> awaitingAnswer(Event event) {
        return switch (event) {
            case ACCEPTED -> go(REGISTERED, TELL_REGISTERED, WAIT_FOR_REFRESH);
            case CHALLENGED -> state == ASKING ? go(PROVING, SEND_PROOF) : go(WAITING, TELL_WRONG_PASSWORD, WAIT_LONG);
            case STALE -> stale();
            case UNPROVABLE -> go(WAITING, TELL_NO_PROOF, WAIT_LONG);
            case TOO_BRIEF, ELSEWHERE -> go(ASKING, SEND_REGISTER); // section 10.2.8
            case REFUSED -> go(WAITING, TELL_REFUSED, WAIT);
            case OVERLOADED -> go(WAITING, TELL_REFUSED, WAIT_AS_TOLD);
            case SILENT -> go(WAITING, TELL_SILENT, WAIT);
            case STOP -> go(LEAVING, SEND_LEAVE);
            case START, ADDRESS_FOUND, NO_ADDRESS, REFRESH_DUE, RETRY_DUE, NOW -> NOTHING;
        };
    }

    /** RFC 7616 section 3.5: the password was right, so it is proven once more; a registrar may not go on so for ever. */
    private List<Action> stale() {
        return switch (state) {
            case ASKING -> go(PROVING, SEND_PROOF);
            case PROVING -> go(PROVING_AGAIN, SEND_PROOF);
            case PROVING_AGAIN -> go(WAITING, TELL_REFUSED, WAIT);
            case IDLE, LOOKING_UP, REGISTERED, WAITING, LEAVING, LEAVING_PROVING, ENDED -> NOTHING;
        };
    }

    private List<Action> awaitingTime(Event event) {
        return switch (event) {
            case REFRESH_DUE -> state == REGISTERED ? go(LOOKING_UP, LOOK_UP) : NOTHING;
            case RETRY_DUE -> state == WAITING ? go(LOOKING_UP, LOOK_UP) : NOTHING;
            case NOW -> go(LOOKING_UP, LOOK_UP);
            case STOP -> state == REGISTERED ? go(LEAVING, SEND_LEAVE) : go(ENDED, TELL_GONE);
            case START,
                    ADDRESS_FOUND,
                    NO_ADDRESS,
                    ACCEPTED,
                    CHALLENGED,
                    STALE,
                    UNPROVABLE,
                    TOO_BRIEF,
                    REFUSED,
                    OVERLOADED,
                    SILENT,
                    ELSEWHERE -> NOTHING;
        };
    }

    private List<Action> leaving(Event event) {
        return switch (event) {
            case CHALLENGED, STALE -> state == LEAVING ? go(LEAVING_PROVING, SEND_LEAVE_PROOF) : go(ENDED, TELL_GONE);
            case ACCEPTED, UNPROVABLE, TOO_BRIEF, REFUSED, OVERLOADED, SILENT, ELSEWHERE -> go(ENDED, TELL_GONE);
            case START, ADDRESS_FOUND, NO_ADDRESS, REFRESH_DUE, RETRY_DUE, NOW, STOP -> NOTHING;
        };
    }

    private List<Action> go(State next, Action... actions) {
        state = next;
        return List.of(actions);
    }
}
