package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Prompt;
import io.ivory.flow.VariableName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers which nodes fill or read a variable. Looks at the texts and not at what they compile to, so that a draft with
 * mistakes has answers too.
 */
public final class VariableUses {

    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'");
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern FORMAT = Pattern.compile("(?<!\\|)\\|(?!\\|).*", Pattern.DOTALL);

    private final VariableName variable;
    private final Pattern name;

    private VariableUses(VariableName variable) {
        this.variable = variable;
        this.name = Pattern.compile("(?<![\\w.])" + variable + "(?!\\w)");
    }

    /** The nodes that fill {@code variable} or read it in an expression, a request or a prompt, in the flow's order. */
    public static List<FlowNode> of(FlowDefinition flow, VariableName variable) {
        var uses = new VariableUses(variable);
        return flow.nodes().values().stream()
                .filter(node -> uses.uses(node) || uses.says(flow, node))
                .toList();
    }

    private boolean uses(FlowNode node) {
        return VariableFlow.mayFill(node).contains(variable)
                || Computed.of(node).stream().anyMatch(this::isReadIn);
    }

    private boolean isReadIn(Computed computed) {
        return switch (computed.kind()) {
            case VALUE, CONDITION -> isIn(computed.source());
            case URL, JSON, TEXT -> isInBracesOf(computed.source());
        };
    }

    private boolean says(FlowDefinition flow, FlowNode node) {
        Stream<Prompt> prompts = node.prompts().stream().flatMap(id -> flow.prompt(id).stream());
        return prompts.flatMap(prompt -> prompt.texts().values().stream()).anyMatch(text -> isInBracesOf(text.text()));
    }

    private boolean isInBracesOf(String template) {
        return IN_BRACES
                .matcher(template)
                .results()
                .map(value -> QUOTED.matcher(value.group(1)).replaceAll(""))
                .anyMatch(value ->
                        name.matcher(FORMAT.matcher(value).replaceFirst("")).find());
    }

    private boolean isIn(String expression) {
        return name.matcher(QUOTED.matcher(expression).replaceAll("")).find();
    }
}
