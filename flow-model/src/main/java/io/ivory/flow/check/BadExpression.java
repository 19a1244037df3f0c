package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import io.ivory.flow.expression.BadExpressionException;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.function.Function;

/** Every expression, and every value in braces, must be one that can be computed. */
final class BadExpression implements FlowCheck {

    @Override
    public String rule() {
        return "bad-expression";
    }

    @Override
    public List<Problem> check(FlowDefinition flow, Resources resources) {
        var findings = Findings.errors(this);
        Expressions expressions = Expressions.forFlow(flow);
        for (FlowNode node : flow.nodes().values()) {
            check(node, expressions, findings);
        }
        for (Texts.Text text : Texts.ofPrompts(flow)) {
            attempt(findings, text.node(), text.pointer(), text.source(), expressions::prompt);
        }
        return findings.all();
    }

    private static void check(FlowNode node, Expressions expressions, Findings findings) {
        switch (node) {
            case Branch branch -> {
                for (int i = 0; i < branch.conditions().size(); i++) {
                    String pointer = Places.of(node, "conditions", String.valueOf(i), "when");
                    attempt(findings, node, pointer, branch.conditions().get(i).when(), expressions::condition);
                }
            }
            case Lookup lookup -> {
                String key = lookup.match() instanceof RowMatch.Between ? "holds" : "equals";
                attempt(findings, node, Places.of(node, "find", key), lookup.value(), expressions::compile);
            }
            case Assign set ->
                set.values()
                        .forEach((variable, source) -> attempt(
                                findings,
                                node,
                                Places.of(node, "values", variable.value()),
                                source,
                                expressions::compile));
            case HttpRequest http -> {
                attempt(findings, node, Places.of(node, "request"), http.path(), expressions::url);
                attempt(findings, node, Places.of(node, "body"), http.body(), expressions::json);
            }
            case Say _, Menu _, Collect _, Hours _, Transfer _, HangUp _ -> {}
        }
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
