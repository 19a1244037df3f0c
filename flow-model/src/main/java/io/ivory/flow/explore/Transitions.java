package io.ivory.flow.explore;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import io.ivory.flow.explore.Move.Kind;
import io.ivory.flow.explore.State.Miss;
import io.ivory.flow.expression.ValueKind;
import io.ivory.flow.resource.OpeningHours;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can happen at each type of node: the same that the interpreter does, for all calls at once. */
final class Transitions {

    private static final int TRUE = 1;
    private static final int FALSE = 2;

    private final Map<String, Set<OpeningHours.State>> calendars;

    /** @param calendars what each calendar of the workspace can say */
    Transitions(Map<String, Set<OpeningHours.State>> calendars) {
        this.calendars = Map.copyOf(calendars);
    }

    /** All that can happen at {@code here}: the list of node types, once. */
    void from(Standing here) {
        switch (here.node()) {
            case Say n -> say(n, here);
            case Menu n -> menu(n, here);
            case Collect n -> CollectMoves.collect(n, here);
            case Hours n -> hours(n, here);
            case Branch n -> branch(n, here);
            case Lookup n -> KnowingMoves.lookup(n, here);
            case HttpRequest n -> KnowingMoves.http(n, here);
            case Assign n -> KnowingMoves.assign(n, here);
            case Transfer n -> ConnectMoves.transfer(n, here);
            case QueueCaller n -> ConnectMoves.queue(n, here);
            case Voicemail n -> ConnectMoves.voicemail(n, here);
            case Callback n -> ConnectMoves.callback(n, here);
            case Notify n -> ConnectMoves.notify(n, here);
            case Milestone n -> ConnectMoves.milestone(n, here);
            case LanguageChoice n -> CallerMoves.language(n, here);
            case CallerCheck n -> CallerMoves.check(n, here);
            case Split n -> CallerMoves.split(n, here);
            case RunFlow n -> FlowMoves.run(n, here);
            case ReturnResult n -> FlowMoves.returns(n, here);
            case GoToFlow n -> FlowMoves.goesTo(n, here);
            case HangUp n -> hangUp(n, here);
        }
    }

    private static void say(Say node, Standing here) {
        if (!here.says(new ArrayList<>(node.sequence()))) {
            return;
        }
        if (node.sequence().isEmpty()) {
            here.leaves(Kind.GOES_ON, Exit.NEXT, here.memory());
        } else {
            Heard heard = here.state().heard().and(Heard.WORDS);
            here.leavesLater(Kind.GOES_ON, Exit.NEXT, here.memory(), heard);
        }
    }

    private static void menu(Menu node, Standing here) {
        if (here.says(here.asked())) {
            node.options().keySet().forEach(here::leavesByKey);
            here.commands();
            if (node.options().size()
                            + here.plan().commands(here.state().node()).size()
                    < Digit.values().length) {
                here.misses(Kind.PRESSES_WRONG, Miss.WRONG, node.ask().tries(), Exit.NO_MATCH);
            }
            here.misses(Kind.STAYS_SILENT, Miss.SILENT, node.ask().tries(), Exit.NO_INPUT);
        }
    }

    private void hours(Hours node, Standing here) {
        Set<OpeningHours.State> states = node.hours() == null ? null : calendars.get(node.hours());
        if (states == null) {
            here.fails(here.memory());
            return;
        }
        String question = Question.hoursText(String.valueOf(node.hours()));
        int before = here.answer(here.memory(), question);
        for (OpeningHours.State state : states) {
            int answer = 1 + List.of(OpeningHours.State.values()).indexOf(state);
            if (before == 0 || before == answer) {
                here.leaves(Kind.READS_CALENDAR, exitOf(state), here.answered(here.memory(), question, answer));
            }
        }
    }

    static Exit exitOf(OpeningHours.State state) {
        return switch (state) {
            case OPEN -> Exit.OPEN;
            case CLOSED -> Exit.CLOSED;
            case SPECIAL -> Exit.SPECIAL;
        };
    }

    private static void branch(Branch node, Standing here) {
        Memory memory = here.memory();
        for (Condition condition : node.conditions()) {
            String question = here.plan().condition(condition.when()).text();
            int before = here.answer(memory, question);
            Judgement judgement = before == 0
                    ? here.judge(memory).judge(here.plan().texts().condition(condition.when()))
                    : new Judgement.Yields(before == TRUE);
            switch (judgement) {
                case Judgement.Yields(Boolean holds) -> {
                    if (holds) {
                        here.leaves(Kind.DECIDES, condition.exit(), memory);
                        return;
                    }
                }
                case Judgement.Yields _, Judgement.Fails _ -> {
                    here.fails(memory);
                    return;
                }
                case Judgement.Open open -> {
                    if (open.kind() != ValueKind.TRUTH) {
                        here.fails(memory);
                    }
                    here.leaves(Kind.DECIDES, condition.exit(), here.answered(memory, question, TRUE));
                    memory = here.answered(memory, question, FALSE);
                }
            }
        }
        here.leaves(Kind.DECIDES, Exit.OTHERWISE, memory);
    }

    private static void hangUp(HangUp node, Standing here) {
        if (node.reject() != null && !here.state().answered()) {
            here.turnsAway();
        } else if (here.says(Collections.singletonList(node.goodbye()))) {
            here.hangsUp(node.goodbye() != null);
        }
    }
}
