package io.ivory.flow.explore;

import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.explore.Move.Kind;
import io.ivory.flow.explore.State.Miss;
import io.ivory.flow.expression.ValueKind;

/**
 * What can happen where callers key something in. Reading it back belongs to the same move: whoever is asked whether the
 * keys are right has no other choice than to go on or to be asked again.
 */
final class CollectMoves {

    private CollectMoves() {}

    static void collect(Collect node, Standing here) {
        if (node.prompt() == null || node.into() == null) {
            here.fails(here.memory());
            return;
        }
        if (!here.says(here.asked())) {
            return;
        }
        AskRules ask = node.ask();
        Memory keyed = here.set(here.memory(), node.into(), new Value.Some(ValueKind.DIGITS));
        if (mayPass(node, keyed, here)) {
            accepts(node, keyed, here);
        }
        here.commands();
        boolean mayMiss = node.check().holds() != null
                || RehearsedKeys.wrong(
                                node, here.plan().commands(here.state().node()).keySet())
                        .isPresent();
        if (mayMiss) {
            here.misses(Kind.PRESSES_WRONG, Miss.WRONG, ask.tries(), Exit.NO_MATCH);
        }
        here.misses(Kind.STAYS_SILENT, Miss.SILENT, ask.tries(), Exit.NO_INPUT);
    }

    /** Whether some keys fulfil the node's condition; notes where it fails. */
    private static boolean mayPass(Collect node, Memory keyed, Standing here) {
        String holds = node.check().holds();
        if (holds == null) {
            return true;
        }
        return switch (here.judge(keyed).judge(here.plan().texts().condition(holds))) {
            case Judgement.Yields(Boolean passes) -> passes;
            case Judgement.Yields _, Judgement.Fails _ -> {
                here.fails(here.memory());
                yield false;
            }
            case Judgement.Open open -> {
                if (open.kind() != ValueKind.TRUTH) {
                    here.fails(here.memory());
                }
                yield true;
            }
        };
    }

    private static void accepts(Collect node, Memory keyed, Standing here) {
        if (node.confirm() != null) {
            Chance readBack = here.judge(keyed).says(NodeSpeech.readBack(node));
            if (!here.attempts(readBack)) {
                return;
            }
            here.misses(Kind.GOES_BACK, Miss.NONE, node.ask().tries(), Exit.NO_MATCH);
            here.leavesLater(Kind.PRESSES_WRONG, Exit.NO_MATCH, here.memory(), Heard.NOTHING);
            here.leavesLater(Kind.STAYS_SILENT, Exit.NO_INPUT, here.memory(), Heard.NOTHING);
        }
        here.leavesLater(Kind.PRESSES, Exit.NEXT, keyed, Heard.NOTHING);
    }
}
