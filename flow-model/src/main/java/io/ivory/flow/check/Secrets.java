package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.expression.Expressions;
import java.util.List;
import java.util.Optional;

/** The variables of a flow that must stay secret, and who reads them. */
final class Secrets {

    private Secrets() {}

    static boolean isSecret(FlowDefinition flow, VariableName name) {
        Variable variable = flow.variables().get(name);
        return variable != null && variable.sensitive();
    }

    /** The first secret that {@code computed} reads. */
    static Optional<VariableName> readBy(Computed computed, FlowDefinition flow) {
        return computed.reads(Expressions.forFlow(flow)).stream()
                .filter(name -> isSecret(flow, name))
                .findFirst();
    }

    /** What is computed in a flow, if it has secrets at all. */
    static List<Computed> computed(FlowDefinition flow) {
        return flow.variables().values().stream().anyMatch(Variable::sensitive) ? Computed.in(flow) : List.of();
    }
}
