package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.edit.SetVariable;
import io.ivory.flow.expression.Expressions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A variable must be of the type that a node puts into it. */
final class VariableTypes implements FlowCheck {

    @Override
    public String rule() {
        return "variable-type";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Assign set) {
                checkValues(findings, flow, set);
            } else {
                checkResult(findings, flow, node, Into.of(node));
            }
        }
        return findings.all();
    }

    private static void checkResult(Findings findings, FlowDefinition flow, FlowNode node, Into into) {
        VariableName name = into.variable();
        Variable variable = name == null ? null : flow.variables().get(name);
        if (name != null && variable != null && variable.type() != into.type()) {
            findings.add(
                    node,
                    Places.of(node, "into"),
                    into.words() + " need a variable of type " + word(into.type()) + ", but \"" + name + "\" is "
                            + word(variable.type()) + ": change its type, or choose another variable",
                    retype(name, variable, into.type()));
        }
    }

    private static Fix retype(VariableName name, Variable variable, VariableType type) {
        return new Fix(
                "Make \"" + name + "\" " + word(type), new SetVariable(name, new Variable(type, variable.sensitive())));
    }

    /** The type of a variable that takes what {@code source} yields; text where that cannot be told. */
    static VariableType typeOf(String source, Expressions expressions) {
        return Texts.compiled(() -> expressions.compile(source))
                .flatMap(expression -> Stream.of(VariableType.TEXT, VariableType.NUMBER, VariableType.BOOLEAN)
                        .filter(expression::fits)
                        .findFirst())
                .orElse(VariableType.TEXT);
    }

    private static void checkValues(Findings findings, FlowDefinition flow, Assign set) {
        Expressions expressions = Expressions.forFlow(flow);
        set.values().forEach((name, source) -> {
            Variable variable = flow.variables().get(name);
            if (variable != null
                    && Texts.compiled(() -> expressions.compile(source))
                            .filter(expression -> !expression.fits(variable.type()))
                            .isPresent()) {
                findings.add(
                        set,
                        Places.of(set, "values", name.value()),
                        "\"" + name + "\" is " + word(variable.type()) + ", but " + source + " is not"
                                + cure(variable.type()),
                        retype(name, variable, typeOf(source, expressions)));
            }
        });
    }

    private static String cure(VariableType type) {
        return switch (type) {
            case DIGITS, TEXT, DATE -> ": put text in quotes, or turn a number into text with string(...)";
            case NUMBER -> ": write a number without quotes, or turn text into one with double(...)";
            case BOOLEAN -> ": write true or false, or a comparison";
            case RECORD -> ": a record comes from a lookup, a service or another flow";
        };
    }

    private static String word(VariableType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
