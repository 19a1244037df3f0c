package io.ivory.flow.explore;

import io.ivory.flow.GoToFlow;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.explore.State.Frame;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.expression.ValueKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What can happen where one flow leads into another. */
final class FlowMoves {

    private FlowMoves() {}

    static void run(RunFlow node, Standing here) {
        Optional<FlowPlan> other = here.flow(node.flow());
        State at = here.state();
        int depth = at.caller() == null ? 1 : at.caller().depth() + 1;
        if (other.isEmpty() || depth > Frame.MOST) {
            here.fails(here.memory());
            return;
        }
        FlowPlan plan = other.get();
        Memory begin = here.beginning(plan);
        for (Map.Entry<VariableName, String> entry : node.with().entrySet()) {
            Optional<Expression> expression = here.plan().texts().expression(entry.getValue());
            Optional<Value> value = valueOf(here.judge().judge(expression), here);
            if (value.isEmpty()) {
                return;
            }
            begin = Standing.set(plan, begin, entry.getKey(), value.get(), here.values());
        }
        here.entersFlow(plan, begin, new Frame(at.plan(), at.node(), at.memory(), at.distressed(), depth, at.caller()));
    }

    /** What a value is before the call; empty if it always fails, which is then noted, as is that it may fail. */
    private static Optional<Value> valueOf(Judgement judgement, Standing here) {
        return switch (judgement) {
            case Judgement.Yields(Object value) -> Optional.of(new Value.Exactly(value));
            case Judgement.Open(ValueKind kind) when kind != null -> Optional.of(new Value.Some(kind));
            case Judgement.Open _ -> {
                here.fails(here.memory());
                yield Optional.of(Value.UNKNOWN);
            }
            case Judgement.Fails() -> {
                here.fails(here.memory());
                yield Optional.empty();
            }
        };
    }

    static void returns(ReturnResult node, Standing here) {
        if (node.result() == null) {
            here.fails(here.memory());
            return;
        }
        var exact = new LinkedHashMap<String, Object>();
        for (Map.Entry<VariableName, String> entry : node.values().entrySet()) {
            Optional<Expression> expression = here.plan().texts().expression(entry.getValue());
            Optional<Value> value = valueOf(here.judge().judge(expression), here);
            if (value.isEmpty()) {
                return;
            }
            if (value.get() instanceof Value.Exactly(Object known)) {
                exact.put(entry.getKey().value(), known);
            }
        }
        Value record =
                exact.size() == node.values().size() ? new Value.Exactly(exact) : new Value.Some(ValueKind.RECORD);
        here.returns(node.result(), record);
    }

    static void goesTo(GoToFlow node, Standing here) {
        Optional<FlowPlan> other = here.flow(node.flow());
        if (other.isEmpty()) {
            here.fails(here.memory());
            return;
        }
        FlowPlan plan = other.get();
        Memory begin = here.beginning(plan);
        for (Map.Entry<VariableName, Variable> entry : plan.flow().variables().entrySet()) {
            Variable mine = here.plan().flow().variables().get(entry.getKey());
            if (mine != null && mine.type() == entry.getValue().type()) {
                Value kept = here.judge().value(entry.getKey());
                begin = Standing.set(plan, begin, entry.getKey(), kept, here.values());
            }
        }
        here.entersFlow(plan, begin, here.state().caller());
    }
}
