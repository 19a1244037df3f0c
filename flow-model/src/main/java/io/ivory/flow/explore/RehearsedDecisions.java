package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.Hours;
import io.ivory.flow.Lookup;
import io.ivory.flow.VariableName;
import io.ivory.flow.explore.Moment.Result;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.TableSearch;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What calendars, conditions and tables decide in a call that is played in thought. */
final class RehearsedDecisions {

    private final FlowPlan plan;
    private final ZoneId zone;
    private final World world;

    RehearsedDecisions(FlowPlan plan, ZoneId zone, World world) {
        this.plan = plan;
        this.zone = zone;
        this.world = world;
    }

    private Moment moment(Played call) {
        return new Moment(call, plan, zone, world.resources());
    }

    List<Turn> hours(Hours node, State state, Played before) {
        OpeningHours calendar =
                node.hours() == null ? null : world.resources().hours().get(node.hours());
        if (calendar == null) {
            return RehearsedFailure.of(state, before);
        }
        return switch (moment(before).settle(context -> calendar.at(context.now()))) {
            case Result.Settled<OpeningHours.State>(OpeningHours.State answer) ->
                List.of(Turn.quiet(Move.Kind.READS_CALENDAR, Transitions.exitOf(answer), before));
            case Result.Failed<OpeningHours.State> _ -> RehearsedFailure.of(state, before);
            case Result.Unsettled<OpeningHours.State> _ -> List.of();
        };
    }

    List<Turn> branch(Branch node, State state, Played before) {
        for (Condition condition : node.conditions()) {
            Optional<Expression> expression = plan.texts().condition(condition.when());
            if (expression.isEmpty()) {
                return RehearsedFailure.of(state, before);
            }
            switch (moment(before).settle(expression.get()::holds)) {
                case Result.Settled<Boolean>(Boolean holds) -> {
                    if (holds) {
                        return List.of(Turn.quiet(Move.Kind.DECIDES, condition.exit(), before));
                    }
                }
                case Result.Failed<Boolean> _ -> {
                    return RehearsedFailure.of(state, before);
                }
                case Result.Unsettled<Boolean> _ -> {
                    return List.of();
                }
            }
        }
        return List.of(Turn.quiet(Move.Kind.DECIDES, Exit.OTHERWISE, before));
    }

    List<Turn> lookup(Lookup node, State state, Played before) {
        DataTable table =
                node.table() == null ? null : world.resources().tables().get(node.table());
        Optional<Expression> value = plan.texts().expression(node.value());
        if (table == null || node.into() == null || node.match() == null || value.isEmpty()) {
            return RehearsedFailure.of(state, before);
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
            case Result.Failed<List<List<String>>> _ -> RehearsedFailure.of(state, before);
            case Result.Unsettled<List<List<String>>> _ -> List.of();
        };
    }

    List<Turn> assign(Assign node, State state, Played before) {
        Played now = before;
        for (Map.Entry<VariableName, String> entry : node.values().entrySet()) {
            Optional<Expression> expression = plan.texts().expression(entry.getValue());
            if (expression.isEmpty()) {
                return RehearsedFailure.of(state, now);
            }
            switch (moment(now).settle(expression.get()::evaluate)) {
                case Result.Settled<Object>(Object value) -> now = now.with(entry.getKey(), value);
                case Result.Failed<Object> _ -> {
                    return RehearsedFailure.of(state, now);
                }
                case Result.Unsettled<Object> _ -> {
                    return List.of();
                }
            }
        }
        return List.of(Turn.quiet(Move.Kind.GOES_ON, Exit.NEXT, now));
    }
}
