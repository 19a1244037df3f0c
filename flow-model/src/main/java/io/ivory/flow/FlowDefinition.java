package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A flow as it is drawn: it may be unfinished. Only {@code RunnableFlow} takes calls.
 *
 * @param name what people call it; free text of 1 to 80 characters
 * @param languages the languages it speaks, the first one by default; at least one
 * @param start the first node of a call; null while none is chosen
 * @param onError where a call goes on when a node fails in a way its exits do not cover; hang up if null
 * @param onHangup what is done once the caller has hung up, heard by nobody; nothing if null
 * @param operator where the key for a person leads at every question; nowhere if null
 * @param keys the keys that mean the same at every question
 * @param variables what a call carries, by name
 * @param nodes by id, at most 1,000
 * @param prompts by id
 * @param tests test calls by name
 * @param layout how it is drawn
 * @param extensions other tools' {@code x-} keys
 */
public record FlowDefinition(
        String name,
        List<Language> languages,
        @Nullable NodeId start,
        @Nullable NodeId onError,
        @Nullable NodeId onHangup,
        @Nullable NodeId operator,
        Map<KeyCommand, Digit> keys,
        Map<VariableName, Variable> variables,
        Map<NodeId, FlowNode> nodes,
        Map<PromptId, Prompt> prompts,
        Map<String, TestCall> tests,
        Layout layout,
        Extensions extensions) {

    public static final int MAX_NODES = 1_000;
    public static final int MAX_NAME = 80;

    public FlowDefinition {
        require(
                !name.isBlank() && name.length() <= MAX_NAME,
                "A flow's name has 1 to " + MAX_NAME + " characters, but this one has " + name.length());
        languages = List.copyOf(languages);
        require(!languages.isEmpty(), "A flow speaks at least one language");
        var ordered = new EnumMap<KeyCommand, Digit>(KeyCommand.class);
        ordered.putAll(keys);
        keys = copyInOrder(ordered);
        variables = copyInOrder(variables);
        nodes = copyInOrder(nodes);
        require(
                nodes.size() <= MAX_NODES,
                "A flow has at most " + MAX_NODES + " nodes, but \"" + name + "\" has " + nodes.size());
        nodes.forEach((id, node) ->
                require(node.id().equals(id), "The node under the id " + id + " says that its id is " + node.id()));
        prompts = copyInOrder(prompts);
        tests = copyInOrder(tests);
    }

    /** A new flow with nothing in it yet. */
    public static FlowDefinition empty(String name, Language language) {
        return new FlowDefinition(
                name,
                List.of(language),
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Layout.EMPTY,
                Extensions.NONE);
    }

    /**
     * Whether {@code other} is this flow to the last detail. Unlike {@link #equals}, for which maps are sets of entries,
     * the order counts too: callers hear a menu's options in it.
     */
    public boolean isSameAs(FlowDefinition other) {
        return equals(other) && toString().equals(other.toString());
    }

    public Optional<FlowNode> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public Optional<Prompt> prompt(PromptId id) {
        return Optional.ofNullable(prompts.get(id));
    }

    /** What the flow may return to one that runs it, in the order of its nodes. */
    public SequencedSet<Exit> results() {
        var results = new LinkedHashSet<Exit>();
        for (FlowNode node : nodes.values()) {
            if (node instanceof ReturnResult end && end.result() != null) {
                results.add(end.result());
            }
        }
        return results;
    }

    /**
     * What keys do at {@code node} that mean the same at every question. A choice of the node goes before them, and so do
     * keys that may be part of what is keyed in. The key for a person does nothing while it leads nowhere.
     */
    public Map<Digit, KeyCommand> commands(FlowNode node) {
        var commands = new EnumMap<Digit, KeyCommand>(Digit.class);
        AskRules.of(node)
                .filter(ask -> !keys.isEmpty() || !ask.keys().equals(OwnKeys.NONE))
                .ifPresent(ask -> {
                    Set<Digit> answers = AskRules.answersOf(node);
                    for (KeyCommand command : KeyCommand.values()) {
                        ask.keys()
                                .key(command, keys)
                                .filter(key -> !answers.contains(key))
                                .filter(_ -> command != KeyCommand.OPERATOR || operator != null)
                                .ifPresent(key -> commands.putIfAbsent(key, command));
                    }
                });
        return commands;
    }

    /** Where a caller at {@code node} comes by the key for a person; empty if there is none. */
    public Optional<NodeId> operatorFrom(FlowNode node) {
        return commands(node).containsValue(KeyCommand.OPERATOR) ? Optional.ofNullable(operator) : Optional.empty();
    }

    public Language defaultLanguage() {
        return languages.getFirst();
    }

    public FlowDefinition withName(String newName) {
        return having(parts -> parts.name = newName);
    }

    public FlowDefinition withLanguages(List<Language> newLanguages) {
        return having(parts -> parts.languages = newLanguages);
    }

    public FlowDefinition withStart(@Nullable NodeId newStart) {
        return having(parts -> parts.start = newStart);
    }

    public FlowDefinition withOnError(@Nullable NodeId newOnError) {
        return having(parts -> parts.onError = newOnError);
    }

    public FlowDefinition withOnHangup(@Nullable NodeId newOnHangup) {
        return having(parts -> parts.onHangup = newOnHangup);
    }

    public FlowDefinition withOperator(@Nullable NodeId newOperator) {
        return having(parts -> parts.operator = newOperator);
    }

    public FlowDefinition withKeys(Map<KeyCommand, Digit> newKeys) {
        return having(parts -> parts.keys = newKeys);
    }

    public FlowDefinition withVariables(Map<VariableName, Variable> newVariables) {
        return having(parts -> parts.variables = newVariables);
    }

    public FlowDefinition withNodes(Map<NodeId, FlowNode> newNodes) {
        return having(parts -> parts.nodes = newNodes);
    }

    public FlowDefinition withPrompts(Map<PromptId, Prompt> newPrompts) {
        return having(parts -> parts.prompts = newPrompts);
    }

    public FlowDefinition withTests(Map<String, TestCall> newTests) {
        return having(parts -> parts.tests = newTests);
    }

    public FlowDefinition withLayout(Layout newLayout) {
        return having(parts -> parts.layout = newLayout);
    }

    /** The same flow with {@code node} added, or in the place of the node that has its id. */
    public FlowDefinition with(FlowNode node) {
        return withNodes(changed(nodes, map -> {
            map.put(node.id(), node);
            return map;
        }));
    }

    /** The same flow with this prompt added or replaced. */
    public FlowDefinition with(PromptId id, Prompt prompt) {
        return withPrompts(changed(prompts, map -> {
            map.put(id, prompt);
            return map;
        }));
    }

    private FlowDefinition having(Consumer<Parts> change) {
        var parts = new Parts(this);
        change.accept(parts);
        return new FlowDefinition(
                parts.name,
                parts.languages,
                parts.start,
                parts.onError,
                parts.onHangup,
                parts.operator,
                parts.keys,
                parts.variables,
                parts.nodes,
                parts.prompts,
                parts.tests,
                parts.layout,
                extensions);
    }

    private static <K, V> Map<K, V> changed(Map<K, V> map, UnaryOperator<Map<K, V>> change) {
        return change.apply(new LinkedHashMap<>(map));
    }

    /** What a flow consists of, in pieces, one of which is about to be exchanged. */
    private static final class Parts {

        private String name;
        private List<Language> languages;
        private @Nullable NodeId start;
        private @Nullable NodeId onError;
        private @Nullable NodeId onHangup;
        private @Nullable NodeId operator;
        private Map<KeyCommand, Digit> keys;
        private Map<VariableName, Variable> variables;
        private Map<NodeId, FlowNode> nodes;
        private Map<PromptId, Prompt> prompts;
        private Map<String, TestCall> tests;
        private Layout layout;

        Parts(FlowDefinition flow) {
            name = flow.name;
            languages = flow.languages;
            start = flow.start;
            onError = flow.onError;
            onHangup = flow.onHangup;
            operator = flow.operator;
            keys = flow.keys;
            variables = flow.variables;
            nodes = flow.nodes;
            prompts = flow.prompts;
            tests = flow.tests;
            layout = flow.layout;
        }
    }
}
