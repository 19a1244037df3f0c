package io.ivory.flow.edit;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import java.util.Map;

/**
 * Declares what a call carries.
 *
 * @param variables all of them, by name
 */
public record SetVariables(Map<VariableName, Variable> variables) implements FlowEdit {

    public SetVariables {
        variables = copyInOrder(variables);
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        return flow.withVariables(variables);
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Change the variables";
    }
}
