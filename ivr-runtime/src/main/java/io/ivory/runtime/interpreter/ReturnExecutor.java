package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.ReturnResult;
import java.util.LinkedHashMap;

/** Goes back to the flow that runs this one. */
final class ReturnExecutor implements NodeExecutor<ReturnResult> {

    @Override
    public Step execute(ReturnResult end, Conversation call) {
        var values = new LinkedHashMap<String, Object>();
        end.values()
                .forEach((name, source) -> values.put(
                        name.value(), call.flow().expressions().compile(source).evaluate(call.context())));
        return new Step.Return(requireNonNull(end.result()), values);
    }
}
