package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import io.ivory.flow.TestCall.Step;
import java.util.List;

/**
 * One move of a call in all its particulars.
 *
 * @param move what happens
 * @param call the call after it
 * @param steps what a test call says of it
 */
record Turn(Move move, Played call, List<Step> steps) {

    static Turn quiet(Move.Kind kind, Exit exit, Played call) {
        return new Turn(Move.leaving(kind, exit), call, List.of());
    }

    static Turn quiet(Move move, Played call) {
        return new Turn(move, call, List.of());
    }
}
