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
import io.ivory.flow.expression.Expression;
import io.ivory.flow.expression.Expressions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a node computes: an expression, or a text with values in braces.
 *
 * @param node the node
 * @param pointer where it stands
 * @param kind how it is read
 * @param source what is written there
 */
record Computed(FlowNode node, String pointer, Kind kind, String source) {

    private static final Pattern WORD = Pattern.compile("[a-zA-Z]\\w*");

    /** How a text is read. */
    enum Kind {
        VALUE,
        CONDITION,
        /** A path, its values in braces. */
        URL,
        /** A JSON body, its values in braces. */
        JSON,
        /** Words, their values in braces. */
        TEXT
    }

    /** What the nodes compute themselves, in the order of the flow; prompts are for {@link Texts}. */
    static List<Computed> in(FlowDefinition flow) {
        return flow.nodes().values().stream().flatMap(node -> of(node).stream()).toList();
    }

    /** What {@code node} computes itself, in the order in which it does. */
    static List<Computed> of(FlowNode node) {
        var found = new ArrayList<Computed>();
        switch (node) {
            case Branch branch -> {
                for (int i = 0; i < branch.conditions().size(); i++) {
                    String pointer = Places.of(node, "conditions", String.valueOf(i), "when");
                    found.add(new Computed(
                            node,
                            pointer,
                            Kind.CONDITION,
                            branch.conditions().get(i).when()));
                }
            }
            case Lookup lookup -> {
                String key = lookup.match() instanceof RowMatch.Between ? "holds" : "equals";
                found.add(new Computed(node, Places.of(node, "find", key), Kind.VALUE, lookup.value()));
            }
            case HttpRequest http -> {
                found.add(new Computed(node, Places.of(node, "request"), Kind.URL, http.path()));
                found.add(new Computed(node, Places.of(node, "body"), Kind.JSON, http.body()));
            }
            case Assign set -> addValues(found, node, "values", set.values());
            case RunFlow run -> addValues(found, node, "with", run.with());
            case ReturnResult end -> addValues(found, node, "values", end.values());
            case Collect collect -> {
                if (collect.check().holds() != null) {
                    String pointer = Places.of(node, "check", "holds");
                    found.add(new Computed(
                            node, pointer, Kind.CONDITION, collect.check().holds()));
                }
            }
            case Callback callback ->
                found.add(new Computed(node, Places.of(node, "reason"), Kind.TEXT, callback.reason()));
            case Notify notify -> addNotification(found, notify);
            case Say _,
                    Menu _,
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
        return found;
    }

    private static void addValues(List<Computed> found, FlowNode node, String key, Map<VariableName, String> values) {
        values.forEach((variable, source) ->
                found.add(new Computed(node, Places.of(node, key, variable.value()), Kind.VALUE, source)));
    }

    private static void addNotification(List<Computed> found, Notify node) {
        switch (node.notification()) {
            case Notification.WebRequest request -> {
                found.add(new Computed(node, Places.of(node, "request"), Kind.URL, request.path()));
                found.add(new Computed(node, Places.of(node, "body"), Kind.JSON, request.body()));
            }
            case Notification.Email email -> {
                found.add(new Computed(node, Places.of(node, "subject"), Kind.TEXT, email.subject()));
                found.add(new Computed(node, Places.of(node, "text"), Kind.TEXT, email.text()));
            }
        }
    }

    /**
     * The expressions in it.
     *
     * @throws BadExpressionException if it cannot be understood
     */
    List<Expression> compiled(Expressions expressions) {
        return switch (kind) {
            case VALUE -> List.of(expressions.compile(source));
            case CONDITION -> List.of(expressions.condition(source));
            case URL -> expressions.url(source).expressions();
            case JSON -> expressions.json(source).expressions();
            case TEXT -> expressions.prompt(source).expressions();
        };
    }

    /** The variables it reads; none where it cannot be understood, which is for {@link BadExpression} to say. */
    Set<VariableName> reads(Expressions expressions) {
        return Texts.compiled(() -> compiled(expressions)).orElse(List.of()).stream()
                .flatMap(expression -> expression.variables().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All words in it, among them the names of the variables it reads, even where it cannot be understood yet. */
    static Stream<String> words(String source) {
        return WORD.matcher(source).results().map(MatchResult::group);
    }
}
