package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.expression.BadExpressionException;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.expression.PromptTemplate;
import java.util.List;
import java.util.function.Function;

/** Every expression, and every value in braces, must be one that can be computed. */
final class BadExpression implements FlowCheck {

    @Override
    public String rule() {
        return "bad-expression";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Expressions expressions = Expressions.forFlow(flow, around.resources());
        for (Computed computed : Computed.in(flow)) {
            attempt(
                    findings,
                    computed.node(),
                    computed.pointer(),
                    computed.source(),
                    _ -> computed.compiled(expressions));
        }
        for (Texts.Text text : Texts.ofPrompts(flow)) {
            attempt(findings, text.node(), text.pointer(), text.source(), source -> {
                PromptTemplate template = expressions.prompt(source);
                template.requireSpeakable(text.language());
                return template;
            });
        }
        return findings.all();
    }

    private static void attempt(
            Findings findings, FlowNode node, String pointer, String source, Function<String, ?> compile) {
        try {
            var _ = compile.apply(source);
        } catch (BadExpressionException e) {
            findings.add(node, pointer, "\"" + shortened(source) + "\": " + e.getMessage());
        }
    }

    private static String shortened(String source) {
        return source.length() <= 60 ? source : source.substring(0, 57) + "...";
    }
}
