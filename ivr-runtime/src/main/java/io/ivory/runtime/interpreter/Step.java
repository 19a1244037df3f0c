package io.ivory.runtime.interpreter;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import io.ivory.flow.VariableName;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.runtime.call.CallOutcome;
import java.util.Map;

/** What a node decided. */
sealed interface Step {

    /** The call goes on behind this exit. */
    record Leave(Exit exit) implements Step {}

    /** The call goes on at this node of the flow, by a key that means the same at every question. */
    record Jump(NodeId to) implements Step {}

    /** The call is over. */
    record Finish(CallOutcome outcome) implements Step {}

    /**
     * The call goes on in a flow that comes back to this node.
     *
     * @param name the flow's id
     * @param with the values it begins with
     */
    record Run(String name, RunnableFlow flow, Map<VariableName, Object> with) implements Step {}

    /** The call goes back to the node that runs this flow. */
    record Return(Exit result, Map<String, Object> values) implements Step {}

    /** The call goes on in another flow for good. */
    record GoTo(String name, RunnableFlow flow) implements Step {}
}
