package io.ivory.flow.check;

import io.ivory.flow.AnswerField;
import io.ivory.flow.Assign;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.edit.SetVariable;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.expression.Suggestion;
import java.util.List;

/** A node must keep its result in a variable that the flow declares. */
final class UnknownVariable implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-variable";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Expressions expressions = Expressions.forFlow(flow);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Assign set) {
                set.values()
                        .forEach((name, source) -> requireKnown(
                                findings,
                                flow,
                                node,
                                Places.of(node, "values", name.value()),
                                name,
                                VariableTypes.typeOf(source, expressions)));
            } else {
                if (node instanceof HttpRequest http) {
                    http.use().values().forEach((name, path) -> {
                        AnswerField field = http.use().fields().get(path);
                        VariableType type = field == null ? VariableType.TEXT : field.type();
                        requireKnown(findings, flow, node, Places.of(node, "values", name.value()), name, type);
                    });
                }
                Into into = Into.of(node);
                if (into.variable() != null) {
                    requireKnown(findings, flow, node, Places.of(node, "into"), into.variable(), into.type());
                } else if (into.required()) {
                    findings.add(node, Places.of(node, "into"), "choose the variable that keeps the result");
                }
            }
        }
        return findings.all();
    }

    private static void requireKnown(
            Findings findings,
            FlowDefinition flow,
            FlowNode node,
            String pointer,
            VariableName name,
            VariableType type) {
        if (!flow.variables().containsKey(name)) {
            String hint = Suggestion.closest(
                            name.value(),
                            flow.variables().keySet().stream()
                                    .map(VariableName::value)
                                    .toList())
                    .map(meant -> " - did you mean \"" + meant + "\"?")
                    .orElse(": make it, or choose another variable");
            findings.add(
                    node,
                    pointer,
                    "there is no variable \"" + name + "\"" + hint,
                    new Fix("Make the variable \"" + name + "\"", new SetVariable(name, Variable.of(type))));
        }
    }
}
