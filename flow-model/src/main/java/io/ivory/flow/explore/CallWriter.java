package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.NodeId;
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
            addStep(path, from, turn.move());
        }
        if (!visit.graph().isEnding(way.state())) {
            State last = visit.graph().state(way.state());
            path.add(new PathStep(
                    last.plan().name(), last.plan().node(last.node()).id(), null));
        }
        return path;
    }

    private static void addStep(List<PathStep> path, State from, Move move) {
        PathStep step = PathStep.of(from, move);
        NodeId node = from.plan().node(from.node()).id();
        if (!step.node().equals(node) || !step.flow().equals(from.plan().name())) {
            path.add(new PathStep(from.plan().name(), node, null));
        }
        if (step.exit() != null || leavesWithoutExit(move)) {
            path.add(step);
        }
    }

    /** Other moves without an exit are tries, after which the call is still at the node. */
    static boolean leavesWithoutExit(Move move) {
        return switch (move.kind()) {
            case FAILS, ENDS, GOES_ON -> true;
            case PRESSES, PRESSES_WRONG, STAYS_SILENT, SPEAKS, READS_CALENDAR, DECIDES, DRAWS, ANSWERS, RINGS -> false;
        };
    }
}
