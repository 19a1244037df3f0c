package io.ivory.flow.explore;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can happen at a node.
 *
 * @param kind who or what decides it
 * @param exit the exit it takes; null if the call stays at the node, ends, or goes on at the flow's {@code onError}
 * @param key the key that is pressed, if it is one of a menu or means the same at every question; null otherwise
 */
record Move(Kind kind, @Nullable Exit exit, @Nullable Digit key) {

    enum Kind {
        /** There is only one way on. */
        GOES_ON,
        /** The caller answers a question. */
        PRESSES,
        /** The caller presses what is no answer. */
        PRESSES_WRONG,
        STAYS_SILENT,
        /** The caller has something asked once more that was asked before. */
        GOES_BACK,
        /** The caller goes back to where it is not known to have been: only where what was asked is not kept apart. */
        MAY_GO_BACK,
        /** A calendar decides. */
        READS_CALENDAR,
        /** The values of the call decide. */
        DECIDES,
        /** Chance decides. */
        DRAWS,
        /** A service decides. */
        ANSWERS,
        /** Whoever is rung decides. */
        RINGS,
        /** The caller leaves a recording. */
        SPEAKS,
        /** The node cannot do its work. */
        FAILS,
        /** The flow hangs up. */
        ENDS
    }

    static Move leaving(Kind kind, Exit exit) {
        return new Move(kind, exit, null);
    }

    static Move staying(Kind kind) {
        return new Move(kind, null, null);
    }

    /** Whether somebody at one end of the line does something: what keeps a circle from being endless. */
    boolean someoneActs() {
        return switch (kind) {
            case PRESSES, PRESSES_WRONG, GOES_BACK, MAY_GO_BACK -> true;
            case RINGS -> Exit.ANSWERED.equals(exit);
            case GOES_ON, STAYS_SILENT, SPEAKS, READS_CALENDAR, DECIDES, DRAWS, ANSWERS, FAILS, ENDS -> false;
        };
    }

    /** Whether the caller presses a key: a failure before it is forgotten. */
    boolean isKeyed() {
        return switch (kind) {
            case PRESSES, PRESSES_WRONG, GOES_BACK, MAY_GO_BACK -> true;
            case GOES_ON, STAYS_SILENT, SPEAKS, READS_CALENDAR, DECIDES, DRAWS, ANSWERS, RINGS, FAILS, ENDS -> false;
        };
    }

    /** Whether a key is pressed that repeats a question or leads back to one. */
    boolean leadsBack() {
        return isVague() || (kind == Kind.GOES_BACK && key != null);
    }

    /** Whether the call may not have come through where it leads: no call is sure to get there by it. */
    boolean isVague() {
        return kind == Kind.MAY_GO_BACK;
    }

    /** Whether a test call has a step for it. */
    boolean isStep() {
        return switch (kind) {
            case PRESSES, PRESSES_WRONG, STAYS_SILENT, GOES_BACK, MAY_GO_BACK, RINGS, SPEAKS -> true;
            case GOES_ON, READS_CALENDAR, DECIDES, DRAWS, ANSWERS, FAILS, ENDS -> false;
        };
    }

    /** Whether it can happen whatever went before: nobody can foretell callers, services and people. */
    boolean isFree() {
        return switch (kind) {
            case PRESSES, PRESSES_WRONG, STAYS_SILENT, GOES_BACK, DRAWS, ANSWERS, RINGS -> true;
            case GOES_ON, SPEAKS, MAY_GO_BACK, READS_CALENDAR, DECIDES, FAILS, ENDS -> false;
        };
    }
}
