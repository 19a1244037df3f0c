package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Declares one variable, or declares it no longer.
 *
 * @param name its name
 * @param variable what it holds; null removes it
 */
public record SetVariable(VariableName name, @Nullable Variable variable) implements FlowEdit {

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        var variables = new LinkedHashMap<>(flow.variables());
        if (variable == null) {
            variables.remove(name);
        } else {
            variables.put(name, variable);
        }
        return flow.withVariables(variables);
    }

    @Override
    public String describe(FlowDefinition before) {
        if (variable == null) {
            return "Delete the variable \"" + name + "\"";
        }
        return (before.variables().containsKey(name) ? "Change" : "Add") + " the variable \"" + name + "\"";
    }
}
