package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RowMatch;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.Voicemail;
import io.ivory.flow.expression.BadExpressionException;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.expression.PromptTemplate;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Map;
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
        Expressions expressions = Expressions.forFlow(flow, resources);
        for (FlowNode node : flow.nodes().values()) {
            check(node, expressions, findings);
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
            case Assign set -> checkAll(findings, node, "values", set.values(), expressions);
            case HttpRequest http -> {
                attempt(findings, node, Places.of(node, "request"), http.path(), expressions::url);
                attempt(findings, node, Places.of(node, "body"), http.body(), expressions::json);
            }
            case Callback callback ->
                attempt(findings, node, Places.of(node, "reason"), callback.reason(), expressions::prompt);
            case Notify notify -> check(notify, notify.notification(), expressions, findings);
            case RunFlow run -> checkAll(findings, node, "with", run.with(), expressions);
            case ReturnResult end -> checkAll(findings, node, "values", end.values(), expressions);
            case Say _,
                    Menu _,
                    Collect _,
                    LanguageChoice _,
                    Hours _,
                    CallerCheck _,
                    Split _,
                    Transfer _,
                    QueueCaller _,
                    Voicemail _,
                    GoToFlow _,
                    Milestone _,
                    HangUp _ -> {}
        }
    }

    private static void check(Notify node, Notification notification, Expressions expressions, Findings findings) {
        switch (notification) {
            case Notification.WebRequest request -> {
                attempt(findings, node, Places.of(node, "request"), request.path(), expressions::url);
                attempt(findings, node, Places.of(node, "body"), request.body(), expressions::json);
            }
            case Notification.Email email -> {
                attempt(findings, node, Places.of(node, "subject"), email.subject(), expressions::prompt);
                attempt(findings, node, Places.of(node, "text"), email.text(), expressions::prompt);
            }
        }
    }

    private static void checkAll(
            Findings findings, FlowNode node, String key, Map<VariableName, String> sources, Expressions expressions) {
        sources.forEach((name, source) ->
                attempt(findings, node, Places.of(node, key, name.value()), source, expressions::compile));
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
