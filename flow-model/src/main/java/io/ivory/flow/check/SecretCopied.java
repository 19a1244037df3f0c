package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.edit.SetVariable;
import io.ivory.flow.expression.Expressions;
import java.util.List;

/** A copy of a secret is a secret, too. */
final class SecretCopied implements FlowCheck {

    @Override
    public String rule() {
        return "secret-copied";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Expressions expressions = Expressions.forFlow(flow);
        for (Assign set : Nodes.of(flow, Assign.class)) {
            set.values().forEach((name, source) -> {
                Variable target = flow.variables().get(name);
                if (target != null && !target.sensitive() && target.type() != VariableType.BOOLEAN) {
                    Texts.compiled(() -> expressions.compile(source)).stream()
                            .flatMap(expression -> expression.variables().stream())
                            .filter(read -> Secrets.isSecret(flow, read))
                            .findFirst()
                            .ifPresent(secret -> findings.add(
                                    set,
                                    Places.of(set, "values", name.value()),
                                    "\"" + secret + "\" must stay secret, but is copied into \"" + name
                                            + "\", which anybody may see: mark \"" + name + "\" as sensitive, too",
                                    markAsSensitive(name, target)));
                }
            });
        }
        return findings.all();
    }

    static Fix markAsSensitive(VariableName name, Variable variable) {
        return new Fix(
                "Mark \"" + name + "\" as sensitive", new SetVariable(name, new Variable(variable.type(), true)));
    }
}
