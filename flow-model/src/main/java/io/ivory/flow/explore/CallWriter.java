package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Expectation;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.NodeId;
import io.ivory.flow.TestCall;
import io.ivory.flow.TestCall.Step;
import io.ivory.flow.explore.CallSearch.Way;
import java.util.ArrayList;
import java.util.List;

/** Writes the call that a search found down as a test call. */
final class CallWriter {

    /** The key that callers try who want a person. */
    private static final Step FOR_A_PERSON = new Step.Presses("0");

    private CallWriter() {}

    /** @param expect what would become of the caller if the claim held */
    static CounterExample write(Visit visit, Way way, Expectation expect) {
        List<Step> steps = new ArrayList<>(way.steps());
        if (expect == Expectation.REACHES_PERSON) {
            steps.add(FOR_A_PERSON);
        }
        Played call = way.call();
        var test = new TestCall(
                call.at(),
                call.from().isEmpty() ? null : call.from(),
                call.earlierCalls(),
                call.diverted().isEmpty() ? null : call.diverted(),
                way.whole().getFirst().call().variables(),
                call.given(),
                steps,
                expect);
        return new CounterExample(test, path(visit, way), visit.graph().ending(way.state()));
    }

    private static List<PathStep> path(Visit visit, Way way) {
        var path = new ArrayList<PathStep>();
        List<Way> ways = way.whole();
        for (int i = 1; i < ways.size(); i++) {
            State from = visit.graph().state(ways.get(i - 1).state());
            Turn turn = requireNonNull(ways.get(i).turn());
            if (turn.move().leadsBack() && !isRepeated(from, turn.move())) {
                path.add(new PathStep(
                        from.plan().name(), from.plan().node(from.node()).id(), null));
            } else {
                addStep(path, from, turn.move());
            }
        }
        if (!visit.graph().isEnding(way.state())) {
            State last = visit.graph().state(way.state());
            path.add(new PathStep(
                    last.plan().name(), last.plan().node(last.node()).id(), null));
        }
        return path;
    }

    /** Whether the question is only said again, and the call has not come to it anew. */
    private static boolean isRepeated(State from, Move move) {
        return move.key() != null && from.plan().commands(from.node()).get(move.key()) == KeyCommand.REPEAT;
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
            case PRESSES -> move.exit() == null;
            case PRESSES_WRONG,
                    GOES_BACK,
                    MAY_GO_BACK,
                    STAYS_SILENT,
                    SPEAKS,
                    READS_CALENDAR,
                    DECIDES,
                    DRAWS,
                    ANSWERS,
                    RINGS -> false;
        };
    }
}
