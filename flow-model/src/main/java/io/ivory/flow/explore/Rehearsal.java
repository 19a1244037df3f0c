package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.explore.Moment.Result;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.TableSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays calls in thought, one move at a time and in all particulars: with keys, answers, calendars and rows that make a
 * call go one way and no other. Mirrors the interpreter.
 */
final class Rehearsal {

    private final FlowPlan plan;
    private final World world;
    private final RehearsedSpeech speech;
    private final RehearsedQuestions questions;

    Rehearsal(FlowPlan plan, World world) {
        this.plan = plan;
        this.world = world;
        this.speech = new RehearsedSpeech(plan, world);
        this.questions = new RehearsedQuestions(new Inputs(plan, world.resources()));
    }

    /** All moves that a call can make at {@code state} which is {@code before}; none if what happens is not settled. */
    List<Turn> turns(State state, Played before) {
        FlowNode node = plan.node(state.node());
        return switch (node) {
            case Say n -> said(state, before, later -> List.of(Turn.quiet(Move.Kind.GOES_ON, Exit.NEXT, later)));
            case Menu n -> said(state, before, later -> questions.menu(n, state.attempt(), later));
            case Collect n when n.prompt() == null || n.into() == null -> failing(node, before);
            case Collect n -> said(state, before, later -> questions.collect(n, state.attempt(), later));
            case Hours n -> hours(n, before);
            case Branch n -> branch(n, before);
            case Lookup n -> lookup(n, before);
            case HttpRequest n -> http(n, state, before);
            case Assign n -> assign(n, before);
            case Transfer n -> transfer(n, state, before);
            case HangUp n -> said(state, before, later -> List.of(Turn.quiet(Move.staying(Move.Kind.ENDS), later)));
        };
    }

    private interface Speech {
        List<Turn> then(Played later);
    }

    private List<Turn> said(State state, Played before, Speech next) {
        return speech.say(state, before).map(next::then).orElseGet(() -> failing(plan.node(state.node()), before));
    }

    private static List<Turn> failing(FlowNode node, Played before) {
        Move move = node.exits().contains(Exit.FAILED)
                ? Move.leaving(Move.Kind.FAILS, Exit.FAILED)
                : Move.staying(Move.Kind.FAILS);
        return List.of(Turn.quiet(move, before));
    }

    private Moment moment(Played call) {
        return new Moment(call, plan.zone(), world.resources());
    }

    private List<Turn> hours(Hours node, Played before) {
        OpeningHours calendar =
                node.hours() == null ? null : world.resources().hours().get(node.hours());
        if (calendar == null) {
            return failing(node, before);
        }
        return switch (moment(before).settle(context -> calendar.at(context.now()))) {
            case Result.Settled<OpeningHours.State>(OpeningHours.State answer) ->
                List.of(Turn.quiet(Move.Kind.READS_CALENDAR, Transitions.exitOf(answer), before));
            case Result.Failed<OpeningHours.State> _ -> failing(node, before);
            case Result.Unsettled<OpeningHours.State> _ -> List.of();
        };
    }

    private List<Turn> branch(Branch node, Played before) {
        for (Condition condition : node.conditions()) {
            Optional<Expression> expression = plan.texts().condition(condition.when());
            if (expression.isEmpty()) {
                return failing(node, before);
            }
            switch (moment(before).settle(expression.get()::holds)) {
                case Result.Settled<Boolean>(Boolean holds) -> {
                    if (holds) {
                        return List.of(Turn.quiet(Move.Kind.DECIDES, condition.exit(), before));
                    }
                }
                case Result.Failed<Boolean> _ -> {
                    return failing(node, before);
                }
                case Result.Unsettled<Boolean> _ -> {
                    return List.of();
                }
            }
        }
        return List.of(Turn.quiet(Move.Kind.DECIDES, Exit.OTHERWISE, before));
    }

    private List<Turn> lookup(Lookup node, Played before) {
        DataTable table =
                node.table() == null ? null : world.resources().tables().get(node.table());
        Optional<Expression> value = plan.texts().expression(node.value());
        if (table == null || node.into() == null || node.match() == null || value.isEmpty()) {
            return failing(node, before);
        }
        var match = requireNonNull(node.match());
        var rows = moment(before)
                .settle(context -> TableSearch.rows(table, match, value.get().text(context), node.all()));
        return switch (rows) {
            case Result.Settled<List<List<String>>>(var found) ->
                List.of(
                        found.isEmpty()
                                ? Turn.quiet(Move.Kind.DECIDES, Exit.NOT_FOUND, before)
                                : Turn.quiet(
                                        Move.Kind.DECIDES,
                                        Exit.FOUND,
                                        before.with(requireNonNull(node.into()), TableSearch.record(table, found))));
            case Result.Failed<List<List<String>>> _ -> failing(node, before);
            case Result.Unsettled<List<List<String>>> _ -> List.of();
        };
    }

    private List<Turn> assign(Assign node, Played before) {
        Played now = before;
        for (Map.Entry<VariableName, String> entry : node.values().entrySet()) {
            Optional<Expression> expression = plan.texts().expression(entry.getValue());
            if (expression.isEmpty()) {
                return failing(node, now);
            }
            switch (moment(now).settle(expression.get()::evaluate)) {
                case Result.Settled<Object>(Object value) -> now = now.with(entry.getKey(), value);
                case Result.Failed<Object> _ -> {
                    return failing(node, now);
                }
                case Result.Unsettled<Object> _ -> {
                    return List.of();
                }
            }
        }
        return List.of(Turn.quiet(Move.Kind.GOES_ON, Exit.NEXT, now));
    }

    private List<Turn> http(HttpRequest node, State state, Played before) {
        var url = plan.texts().url(node.path());
        var body = plan.texts().body(node.body());
        boolean incomplete = node.connection() == null
                || !world.resources().connections().containsKey(node.connection())
                || url.isEmpty()
                || (body.isEmpty() && !node.body().isBlank());
        if (incomplete) {
            return failing(node, before);
        }
        if (!node.body().isBlank()
                && moment(before).settle(body.orElseThrow()::render) instanceof Result.Failed<String>) {
            return failing(node, before);
        }
        return switch (moment(before).settle(url.orElseThrow()::render)) {
            case Result.Settled<String>(String path) ->
                said(state, before, later -> questions.http(node, node.method() + " " + path, later));
            case Result.Failed<String> _ -> failing(node, before);
            case Result.Unsettled<String> _ -> List.of();
        };
    }

    private List<Turn> transfer(Transfer node, State state, Played before) {
        if (node.destination() == null || !world.resources().destinations().containsKey(node.destination())) {
            return failing(node, before);
        }
        return said(state, before, later -> {
            var turns = new ArrayList<Turn>();
            for (Exit exit : List.of(Exit.ANSWERED, Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED)) {
                turns.add(questions.rings(exit, node.ringFor(), later));
            }
            return turns;
        });
    }
}
