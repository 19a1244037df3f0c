package io.ivory.flow.diff;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Nodes and prompts that are stored under other ids than before: one that went and one that came are the same if they are
 * alike and no other pair is alike in that way.
 *
 * @param nodes the ids now, by the former ones
 * @param prompts the ids now, by the former ones
 */
record Renames(Map<NodeId, NodeId> nodes, Map<PromptId, PromptId> prompts) {

    private static final NodeId ANY = new NodeId("any");

    static Renames between(FlowDefinition before, FlowDefinition after) {
        var prompts = new LinkedHashMap<PromptId, PromptId>();
        pair(before.prompts(), after.prompts(), prompts, Renames::words);
        var nodes = new LinkedHashMap<NodeId, NodeId>();
        pair(before.nodes(), after.nodes(), nodes, node -> List.of(NodeType.of(node), node.name()));
        Map<PromptId, PromptId> formerPrompts = inverted(prompts);
        pair(before.nodes(), after.nodes(), nodes, node -> content(node, formerPrompts));
        return new Renames(nodes, prompts);
    }

    boolean isEmpty() {
        return nodes.isEmpty() && prompts.isEmpty();
    }

    /** The flow with the ids that its nodes and prompts have now. */
    FlowDefinition applyTo(FlowDefinition before) {
        return isEmpty()
                ? before
                : Components.replaced(before, part -> switch (part) {
                    case NodeId id -> nodes.get(id);
                    case PromptId id -> prompts.get(id);
                    default -> null;
                });
    }

    private static @Nullable Object words(Prompt prompt) {
        return prompt.texts().values().stream().anyMatch(text -> !text.text().isBlank()) ? prompt : null;
    }

    /** What the node says and does, apart from its id and name; null if it is too little to tell nodes apart. */
    private static @Nullable Object content(FlowNode node, Map<PromptId, PromptId> formerPrompts) {
        if (node.targets().isEmpty() && node.prompts().isEmpty()) {
            return null;
        }
        FlowNode nameless = node.withHead(
                new NodeHead(ANY, "any", node.targets(), node.head().extensions()));
        return Components.replaced(nameless, part -> part instanceof PromptId id ? formerPrompts.get(id) : null);
    }

    private static Map<PromptId, PromptId> inverted(Map<PromptId, PromptId> map) {
        var inverted = new HashMap<PromptId, PromptId>();
        map.forEach((former, now) -> inverted.put(now, former));
        return inverted;
    }

    /** Adds to {@code pairs} what went and what came and has the same {@code mark}, where there is one of each. */
    private static <K, V> void pair(
            Map<K, V> before, Map<K, V> after, Map<K, K> pairs, Function<V, @Nullable Object> mark) {
        Map<Object, List<K>> gone = marked(before, after.keySet(), pairs.keySet(), mark);
        if (gone.isEmpty()) {
            return;
        }
        Map<Object, List<K>> come = marked(after, before.keySet(), new HashSet<>(pairs.values()), mark);
        gone.forEach((key, formers) -> {
            List<K> nows = come.getOrDefault(key, List.of());
            if (formers.size() == 1 && nows.size() == 1) {
                pairs.put(formers.getFirst(), nows.getFirst());
            }
        });
    }

    private static <K, V> Map<Object, List<K>> marked(
            Map<K, V> map, Set<K> other, Set<K> paired, Function<V, @Nullable Object> mark) {
        var marked = new LinkedHashMap<Object, List<K>>();
        map.forEach((key, value) -> {
            if (!other.contains(key) && !paired.contains(key)) {
                Object found = mark.apply(value);
                if (found != null) {
                    marked.computeIfAbsent(found, _ -> new ArrayList<>()).add(key);
                }
            }
        });
        return marked;
    }
}
