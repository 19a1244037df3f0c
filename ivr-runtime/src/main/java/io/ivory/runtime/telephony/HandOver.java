package io.ivory.runtime.telephony;

import static io.ivory.runtime.telephony.HandOver.State.*;

import io.ivory.runtime.call.HandOverResult;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a conversation that is to be handed over, as a table: the two talk by way of us, while the caller's side
 * is asked to call the person in our place (RFC 5589 section 7). Knows no line, clock or thread.
 *
 * <pre>
 *  ASKED --202--> ACCEPTED
 *    |               |
 *    +---------------+--they have been reached----> HANDED_OVER: both our legs end
 *    |               |--refused, not reached------> STAYS: they go on talking here
 *    |               |--no news for some seconds--> UNHEARD: the same, but news still counts
 *    |               |--the caller hangs up-------> CALLER_LEFT
 *    | the person's leg ends: they have hung up, or were called and have put the new call in the place of ours
 *    v               v
 *  ALONE_ASKED    ALONE_ACCEPTED
 *    |               |--no news for a moment, or the caller's leg ends, too--> HANDED_OVER
 *    |--no news----- | ----> PERSON_LEFT
 *    +---------------+--they have been reached--> HANDED_OVER
 *                    +--refused, not reached----> PERSON_LEFT
 *
 *  from STAYS and UNHEARD whoever hangs up first ends it: PERSON_LEFT, CALLER_LEFT
 * </pre>
 *
 * <p>Not thread-safe; the call's thread owns it.
 */
final class HandOver {

    /** How far it is. */
    enum State {
        ASKED,
        ACCEPTED,
        /** The person's leg has ended, and nobody has agreed to call them yet. */
        ALONE_ASKED,
        /** The person's leg has ended after the caller's side agreed to call them: most likely in favour of that call. */
        ALONE_ACCEPTED,
        UNHEARD,
        STAYS,
        HANDED_OVER,
        PERSON_LEFT,
        CALLER_LEFT
    }

    /** What the other two sides do, or how long they do nothing. */
    enum Event {
        /** 202 to the REFER. */
        ACCEPTED,
        /** A NOTIFY with 2xx. */
        REACHED,
        /** Another final answer to the REFER, a NOTIFY with another final status, or the last one without any. */
        NOT_REACHED,
        /** Nothing came for as long as {@link HandOver#patience()} says. */
        TIME_PASSED,
        PERSON_GONE,
        CALLER_GONE
    }

    /** While they talk, nobody is kept waiting by it. */
    private static final Duration FOR_NEWS = Duration.ofSeconds(10);

    /** And after the person's leg has ended, the caller may hear nothing for so long. */
    private static final Duration FOR_NEWS_ALONE = Duration.ofSeconds(2);

    private State state = ASKED;

    State state() {
        return state;
    }

    /** How long to wait for what comes next; empty for as long as it takes. */
    Optional<Duration> patience() {
        return switch (state) {
            case ASKED, ACCEPTED -> Optional.of(FOR_NEWS);
            case ALONE_ASKED, ALONE_ACCEPTED -> Optional.of(FOR_NEWS_ALONE);
            case UNHEARD, STAYS, HANDED_OVER, PERSON_LEFT, CALLER_LEFT -> Optional.empty();
        };
    }

    /** Takes what happens; what is decided by it, if that is to be told. */
    Optional<HandOverResult> on(Event event) {
        return switch (state) {
            case ASKED, ACCEPTED -> together(event);
            case ALONE_ASKED, ALONE_ACCEPTED -> alone(event);
            case UNHEARD, STAYS -> staying(event);
            case HANDED_OVER, PERSON_LEFT, CALLER_LEFT -> Optional.empty();
        };
    }

    private Optional<HandOverResult> together(Event event) {
        boolean accepted = state == ACCEPTED;
        return switch (event) {
            case ACCEPTED -> go(ACCEPTED);
            case REACHED -> go(HANDED_OVER, HandOverResult.TAKEN_OVER);
            case NOT_REACHED -> go(STAYS, accepted ? HandOverResult.FAILED : HandOverResult.REFUSED);
            case TIME_PASSED -> go(UNHEARD, HandOverResult.NO_NEWS);
            case PERSON_GONE -> go(accepted ? ALONE_ACCEPTED : ALONE_ASKED);
            case CALLER_GONE -> go(CALLER_LEFT);
        };
    }

    private Optional<HandOverResult> alone(Event event) {
        boolean accepted = state == ALONE_ACCEPTED;
        return switch (event) {
            case ACCEPTED -> go(ALONE_ACCEPTED);
            case REACHED -> go(HANDED_OVER, HandOverResult.TAKEN_OVER);
            case NOT_REACHED -> go(PERSON_LEFT, accepted ? HandOverResult.FAILED : HandOverResult.REFUSED);
            case TIME_PASSED ->
                accepted ? go(HANDED_OVER, HandOverResult.TAKEN_OVER) : go(PERSON_LEFT, HandOverResult.NO_NEWS);
            case CALLER_GONE -> accepted ? go(HANDED_OVER, HandOverResult.TAKEN_OVER) : go(CALLER_LEFT);
            case PERSON_GONE -> Optional.empty();
        };
    }

    private Optional<HandOverResult> staying(Event event) {
        return switch (event) {
            case REACHED -> state == UNHEARD ? go(HANDED_OVER, HandOverResult.TAKEN_OVER) : Optional.empty();
            case NOT_REACHED -> go(STAYS); // which was told
            case PERSON_GONE -> go(PERSON_LEFT);
            case CALLER_GONE -> go(CALLER_LEFT);
            case ACCEPTED, TIME_PASSED -> Optional.empty();
        };
    }

    private Optional<HandOverResult> go(State next) {
        state = next;
        return Optional.empty();
    }

    private Optional<HandOverResult> go(State next, HandOverResult told) {
        state = next;
        return Optional.of(told);
    }
}
