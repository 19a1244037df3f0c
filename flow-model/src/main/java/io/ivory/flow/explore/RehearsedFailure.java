package io.ivory.flow.explore;

import io.ivory.flow.Exit;
import java.util.List;

/** What becomes of a call that is played in thought when a node fails. */
final class RehearsedFailure {

    private RehearsedFailure() {}

    /** The node's exit for it, else the flow's {@code onError}, else the flow that waits, else the end. */
    static List<Turn> of(State state, Played before) {
        FlowPlan plan = state.plan();
        if (plan.node(state.node()).exits().contains(Exit.FAILED)) {
            return List.of(Turn.quiet(Move.Kind.FAILS, Exit.FAILED, before));
        }
        boolean goesOn =
                !state.distressed() && plan.number(plan.flow().onError()).isPresent();
        return List.of(
                goesOn || state.caller() == null
                        ? Turn.quiet(Move.staying(Move.Kind.FAILS), before)
                        : Turn.quiet(Move.Kind.FAILS, Exit.FAILED, before.returning()));
    }
}
