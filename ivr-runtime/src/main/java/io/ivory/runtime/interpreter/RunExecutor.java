package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.RunFlow;
import io.ivory.flow.VariableName;
import io.ivory.flow.check.RunnableFlow;
import java.util.LinkedHashMap;

/** Begins a flow that comes back with a result. */
final class RunExecutor implements NodeExecutor<RunFlow> {

    /** The flow that was called counts as the first. */
    static final int MAX_DEPTH = 8;

    @Override
    public Step execute(RunFlow run, Conversation call) {
        String name = requireNonNull(run.flow());
        if (call.depth() >= MAX_DEPTH) {
            throw new IllegalStateException(
                    "flows run one another at most " + MAX_DEPTH + " deep, and \"" + name + "\" would be one more");
        }
        RunnableFlow flow = OtherFlows.named(name, call);
        var with = new LinkedHashMap<VariableName, Object>();
        run.with()
                .forEach((variable, source) -> with.put(
                        variable, call.flow().expressions().compile(source).evaluate(call.context())));
        return new Step.Run(name, flow, with);
    }
}
