package io.ivory.flow.explore;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
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
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.Voicemail;
import io.ivory.flow.expression.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a node needs to know and what it changes: the explorer forgets what no node will ask for again.
 *
 * @param computed all it computes, prompts included
 * @param questions what it asks whose answer cannot change by itself
 * @param writes the variables it has surely set where it takes an exit
 * @param takesTime whether time passes in it
 */
record NodeReads(
        List<Expression> computed, List<Question> questions, Map<Exit, Set<VariableName>> writes, boolean takesTime) {

    /** What {@code node} reads: the list of node types, once. */
    static NodeReads of(FlowNode node, Texts texts) {
        List<Expression> said = texts.valuesSaid(node.prompts());
        boolean speaks = !node.prompts().isEmpty();
        return switch (node) {
            case Say _, HangUp _, Menu _, Transfer _, LanguageChoice _, QueueCaller _, Voicemail _ ->
                new NodeReads(said, List.of(), Map.of(), true);
            case Callback n -> {
                var computed = new ArrayList<>(said);
                texts.template(n.reason()).ifPresent(reason -> computed.addAll(reason.expressions()));
                yield new NodeReads(computed, List.of(), Map.of(), true);
            }
            case CallerCheck n -> new NodeReads(List.of(), List.of(Question.ofCaller(n)), Map.of(), speaks);
            case Split n -> new NodeReads(List.of(), List.of(Question.ofSplit(n)), Map.of(), speaks);
            case Notify n -> new NodeReads(told(n.notification(), texts), List.of(), Map.of(), speaks);
            case Milestone _ -> new NodeReads(List.of(), List.of(), Map.of(), speaks);
            case RunFlow n -> new NodeReads(compiled(n.with().values(), texts), List.of(), Map.of(), true);
            case ReturnResult n -> new NodeReads(compiled(n.values().values(), texts), List.of(), Map.of(), speaks);
            case GoToFlow _ -> new NodeReads(texts.allVariables(), List.of(), Map.of(), speaks);
            case Collect n -> {
                var computed = new ArrayList<>(said);
                if (n.check().holds() != null) {
                    texts.condition(n.check().holds()).ifPresent(computed::add);
                }
                yield new NodeReads(computed, List.of(), writing(Exit.NEXT, n.into()), true);
            }
            case Hours n -> new NodeReads(List.of(), Question.ofHours(n), Map.of(), speaks);
            case Branch n -> {
                List<Question> asked = n.conditions().stream()
                        .map(condition -> Question.ofCondition(condition.when(), texts))
                        .toList();
                yield new NodeReads(
                        compiled(n.conditions().stream().map(Condition::when).toList(), texts),
                        asked,
                        Map.of(),
                        speaks);
            }
            case Lookup n ->
                new NodeReads(
                        compiled(List.of(n.value()), texts),
                        List.of(Question.ofRows(n, texts)),
                        writing(Exit.FOUND, n.into()),
                        speaks);
            case HttpRequest n -> {
                var computed = new ArrayList<>(said);
                texts.url(n.path()).ifPresent(url -> computed.addAll(url.expressions()));
                texts.body(n.body()).ifPresent(body -> computed.addAll(body.expressions()));
                yield new NodeReads(
                        computed, List.of(), Map.of(Exit.FOUND, n.use().filled()), true);
            }
            case Assign n ->
                new NodeReads(
                        compiled(n.values().values(), texts),
                        List.of(),
                        Map.of(Exit.NEXT, n.values().keySet()),
                        speaks);
        };
    }

    private static List<Expression> told(Notification notification, Texts texts) {
        var computed = new ArrayList<Expression>();
        switch (notification) {
            case Notification.WebRequest request -> {
                texts.url(request.path()).ifPresent(url -> computed.addAll(url.expressions()));
                texts.body(request.body()).ifPresent(body -> computed.addAll(body.expressions()));
            }
            case Notification.Email email -> {
                texts.template(email.subject()).ifPresent(subject -> computed.addAll(subject.expressions()));
                texts.template(email.text()).ifPresent(text -> computed.addAll(text.expressions()));
            }
        }
        return computed;
    }

    private static List<Expression> compiled(Collection<String> sources, Texts texts) {
        return sources.stream()
                .flatMap(source -> texts.expression(source).stream())
                .toList();
    }

    private static Map<Exit, Set<VariableName>> writing(Exit exit, @Nullable VariableName into) {
        var writes = new HashMap<Exit, Set<VariableName>>();
        if (into != null) {
            writes.put(exit, Set.of(into));
        }
        return writes;
    }
}
