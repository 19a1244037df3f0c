package io.ivory.flow.explore;

import io.ivory.flow.CallerCheck;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.Notification;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Split;
import io.ivory.flow.VariableName;
import io.ivory.flow.explore.Moment.Result;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.expression.PromptTemplate;
import io.ivory.flow.resource.CallerNumber;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.TableSearch;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who a caller is and which flow a call goes on in, in a call that is played in thought. */
final class RehearsedHandOvers {

    private final FlowPlan plan;
    private final ZoneId zone;
    private final World world;

    RehearsedHandOvers(FlowPlan plan, ZoneId zone, World world) {
        this.plan = plan;
        this.zone = zone;
        this.world = world;
    }

    List<Turn> caller(CallerCheck node, State state, Played before) {
        String number = CallerNumber.normalised(before.from());
        DataTable contacts = table(node.contacts());
        DataTable blocked = table(node.blocked());
        if (number.isEmpty()) {
            return List.of(Turn.quiet(Move.Kind.DECIDES, Exit.NEW, before));
        }
        if (node.blocked() != null && blocked == null) {
            return RehearsedFailure.of(state, before);
        }
        if (!rows(blocked, number).isEmpty()) {
            return List.of(Turn.quiet(Move.Kind.DECIDES, Exit.BLOCKED, before));
        }
        if (node.contacts() != null && contacts == null) {
            return RehearsedFailure.of(state, before);
        }
        List<List<String>> known = rows(contacts, number);
        if (known.isEmpty() && before.earlierCalls() == 0) {
            return List.of(Turn.quiet(Move.Kind.DECIDES, Exit.NEW, before));
        }
        Played met = node.into() == null || contacts == null
                ? before
                : before.with(node.into(), TableSearch.record(contacts, known));
        return List.of(Turn.quiet(Move.Kind.DECIDES, Exit.KNOWN, met));
    }

    private @Nullable DataTable table(@Nullable String name) {
        return name == null ? null : world.resources().tables().get(name);
    }

    private static List<List<String>> rows(@Nullable DataTable table, String number) {
        if (table == null) {
            return List.of();
        }
        int column = Math.max(0, table.columns().indexOf(CallerCheck.NUMBER_COLUMN));
        return table.rows().stream()
                .filter(row -> CallerNumber.normalised(row.get(column)).equals(number))
                .limit(1)
                .toList();
    }

    /** Chance may take every way; which one it takes when the call is played is not known beforehand. */
    List<Turn> split(Split node, State state, Played before) {
        return node.shares().isEmpty()
                ? RehearsedFailure.of(state, before)
                : node.shares().keySet().stream()
                        .map(exit -> Turn.quiet(Move.Kind.DRAWS, exit, before))
                        .toList();
    }

    /** Whether a text can be written with the values of the call. */
    boolean writes(String text, Played before) {
        Optional<PromptTemplate> template = plan.texts().template(text);
        return template.isPresent()
                && !(moment(before).settle(template.get()::render) instanceof Result.Failed<String>);
    }

    /** Whether there is somebody to be told, and it can be put into words. */
    boolean tells(Notification notification, Played before) {
        return switch (notification) {
            case Notification.WebRequest request -> {
                var path = plan.texts().url(request.path());
                var body = plan.texts().body(request.body());
                yield request.connection() != null
                        && world.resources().connections().containsKey(request.connection())
                        && path.isPresent()
                        && works(path.get()::render, before)
                        && (request.body().isBlank() || (body.isPresent() && works(body.get()::render, before)));
            }
            case Notification.Email email ->
                email.to() != null
                        && world.resources().destinations().get(email.to()) instanceof EmailAddress
                        && writes(email.subject(), before)
                        && writes(email.text(), before);
        };
    }

    private boolean works(Function<CallContext, String> render, Played before) {
        return !(moment(before).settle(render) instanceof Result.Failed<String>);
    }

    List<Turn> run(RunFlow node, State state, Played before) {
        Optional<FlowDefinition> other = flow(node.flow());
        Optional<Map<VariableName, Object>> values = values(node.with(), before);
        int depth = state.caller() == null ? 1 : state.caller().depth() + 1;
        return other.isEmpty() || values.isEmpty() || depth > State.Frame.MOST
                ? RehearsedFailure.of(state, before)
                : List.of(Turn.quiet(Move.staying(Move.Kind.GOES_ON), before.running(values.get())));
    }

    List<Turn> returns(ReturnResult node, State state, Played before) {
        Optional<Map<VariableName, Object>> values = values(node.values(), before);
        if (values.isEmpty() || node.result() == null) {
            return RehearsedFailure.of(state, before);
        }
        State.Frame frame = state.caller();
        if (frame == null || !(frame.plan().node(frame.node()) instanceof RunFlow run)) {
            return List.of(Turn.quiet(Move.staying(Move.Kind.ENDS), before));
        }
        Exit result = node.result();
        Played back = before.returning();
        if (!run.results().contains(result)) {
            return List.of(Turn.quiet(Move.Kind.GOES_ON, Exit.FAILED, back));
        }
        var record = new LinkedHashMap<String, Object>();
        values.get().forEach((name, value) -> record.put(name.value(), value));
        return List.of(
                Turn.quiet(Move.Kind.GOES_ON, result, run.into() == null ? back : back.with(run.into(), record)));
    }

    List<Turn> goesTo(GoToFlow node, State state, Played before) {
        Optional<FlowDefinition> other = flow(node.flow());
        if (other.isEmpty()) {
            return RehearsedFailure.of(state, before);
        }
        var kept = new LinkedHashMap<VariableName, Object>();
        other.get().variables().forEach((name, variable) -> {
            var mine = plan.flow().variables().get(name);
            Object value = before.variables().get(name);
            if (value != null && mine != null && mine.type() == variable.type()) {
                kept.put(name, value);
            }
        });
        return List.of(Turn.quiet(Move.staying(Move.Kind.GOES_ON), before.moving(kept)));
    }

    private Optional<FlowDefinition> flow(@Nullable String name) {
        return Optional.ofNullable(name)
                .flatMap(flow -> Optional.ofNullable(world.resources().flows().get(flow)))
                .filter(flow -> flow.start() != null && flow.nodes().containsKey(flow.start()));
    }

    private Optional<Map<VariableName, Object>> values(Map<VariableName, String> sources, Played before) {
        var values = new LinkedHashMap<VariableName, Object>();
        for (Map.Entry<VariableName, String> entry : sources.entrySet()) {
            Optional<Expression> expression = plan.texts().expression(entry.getValue());
            if (expression.isEmpty()
                    || !(moment(before).settle(expression.get()::evaluate)
                            instanceof Result.Settled<Object>(Object value))) {
                return Optional.empty();
            }
            values.put(entry.getKey(), value);
        }
        return Optional.of(values);
    }

    private Moment moment(Played call) {
        return new Moment(call, plan, zone, world.resources());
    }
}
