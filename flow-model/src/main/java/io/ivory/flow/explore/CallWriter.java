package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.TestCall;
import io.ivory.flow.TestCall.Step;
import io.ivory.flow.explore.CallSearch.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the call that a search found down as a test call. */
final class CallWriter {

    private static final String BY_FLOW = "hangup";

    private CallWriter() {}

    static CounterExample write(Visit visit, Way way) {
        Optional<Ending> ending = visit.graph().ending(way.state());
        List<Step> steps = new ArrayList<>(way.steps());
        if (ending.filter(end -> end != Ending.DEAD_END).isPresent()) {
            steps.add(new Step.Ends(BY_FLOW));
        }
        Played call = way.call();
        var test = new TestCall(call.at(), call.from().isEmpty() ? null : call.from(), call.given(), steps);
        return new CounterExample(test, path(visit, way), ending);
    }

    private static List<PathStep> path(Visit visit, Way way) {
        var path = new ArrayList<PathStep>();
        List<Way> ways = way.whole();
        for (int i = 1; i < ways.size(); i++) {
            State from = visit.graph().state(ways.get(i - 1).state());
            Turn turn = requireNonNull(ways.get(i).turn());
            boolean staysAtTheNode = turn.move().exit() == null
                    && turn.move().kind() != Move.Kind.FAILS
                    && turn.move().kind() != Move.Kind.ENDS;
            if (!staysAtTheNode) {
                path.add(step(from, turn.move()));
            }
        }
        if (!visit.graph().isEnding(way.state())) {
            State last = visit.graph().state(way.state());
            path.add(new PathStep(
                    last.plan().name(), last.plan().node(last.node()).id(), null));
        }
        return path;
    }

    private static PathStep step(State from, Move move) {
        return new PathStep(from.plan().name(), from.plan().node(from.node()).id(), move.exit());
    }
}
