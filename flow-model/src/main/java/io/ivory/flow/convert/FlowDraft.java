package io.ivory.flow.convert;

import static io.ivory.flow.Checks.require;

import io.ivory.flow.Exit;
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Language;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.Slug;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.expression.Expressions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One flow while it is put together: keeps ids, prompts and variables apart and in the order in which they came. */
final class FlowDraft {

    private static final int MAX_VARIABLE = 36; // leaves room for a number

    private final String name;
    private final Set<NodeId> ids = new HashSet<>();
    private final Map<NodeId, FlowNode> nodes = new LinkedHashMap<>();
    private final Map<PromptId, Prompt> prompts = new LinkedHashMap<>();
    private final Map<String, VariableName> names = new LinkedHashMap<>();
    private final Map<VariableName, Variable> variables = new LinkedHashMap<>();
    private final Map<NodeId, Position> positions = new LinkedHashMap<>();
    private final Set<Language> languages = new LinkedHashSet<>();
    private @Nullable NodeId start;
    private @Nullable NodeId end;

    FlowDraft(String name, Language language) {
        this.name = Words.name(name, "Flow");
        languages.add(language);
    }

    /** An id of its own for the node that will be called {@code nodeName}. */
    NodeId newId(String nodeName, String fallback) {
        require(
                ids.size() < FlowDefinition.MAX_NODES,
                "it would need more than " + FlowDefinition.MAX_NODES + " nodes");
        var id = new NodeId(Slug.from(nodeName, fallback, slug -> ids.contains(new NodeId(slug))));
        ids.add(id);
        return id;
    }

    void add(FlowNode node) {
        ids.add(node.id());
        var targets = new LinkedHashMap<Exit, NodeId>();
        node.exits().forEach(exit -> node.target(exit).ifPresent(target -> targets.put(exit, target)));
        nodes.put(node.id(), node.withHead(node.head().withTargets(targets)));
    }

    void start(NodeId first) {
        start = first;
    }

    void place(NodeId node, Position position) {
        positions.put(node, position);
    }

    /** Where calls end that the source lets end without a word. */
    NodeId end() {
        if (end == null) {
            end = newId("End of the call", "end");
            add(new HangUp(NodeHead.of(end, "End of the call"), null));
        }
        return end;
    }

    /** A new prompt, named after what says it. */
    PromptId prompt(String stem, Prompt prompt) {
        prompt.texts().keySet().forEach(languages::add);
        var id = new PromptId(Slug.from(stem, "prompt", slug -> prompts.containsKey(new PromptId(slug))));
        prompts.put(id, prompt);
        return id;
    }

    PromptId prompt(String stem, Language language, String text) {
        return prompt(stem, Prompt.of(language, Words.cut(text, PromptText.MAX_TEXT)));
    }

    /**
     * The variable that stands for what the source calls {@code key}, made if it is new.
     *
     * @param wanted the name it gets, as near as names of variables allow
     */
    VariableName variable(String key, String wanted, VariableType type) {
        return names.computeIfAbsent(key, _ -> {
            VariableName variable = freeName(wanted);
            variables.put(variable, Variable.of(type));
            return variable;
        });
    }

    private VariableName freeName(String wanted) {
        String stem = Words.cut(wanted.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^[^A-Za-z]+", ""), MAX_VARIABLE);
        String usual = stem.isEmpty() ? "value" : stem;
        String free = usual;
        for (int number = 2; isTaken(free); number++) {
            free = usual + number;
        }
        return new VariableName(free);
    }

    private boolean isTaken(String variable) {
        var candidate = new VariableName(variable);
        return variables.containsKey(candidate) || Expressions.isReserved(candidate);
    }

    /** The flow as it stands, its first node first. */
    FlowDefinition build() {
        FlowNode first = start == null ? null : nodes.remove(start);
        var ordered = new LinkedHashMap<NodeId, FlowNode>();
        if (first != null) {
            ordered.put(first.id(), first);
        }
        ordered.putAll(nodes);
        nodes.putAll(ordered);
        positions.keySet().retainAll(nodes.keySet());
        return FlowDefinition.empty(name, languages.iterator().next())
                .withLanguages(List.copyOf(languages))
                .withStart(start)
                .withVariables(variables)
                .withNodes(ordered)
                .withPrompts(prompts)
                .withLayout(new Layout(positions));
    }

    /** A head whose connected exits are those of {@code targets} that lead somewhere. */
    static NodeHead head(NodeId id, String name, Map<Exit, @Nullable NodeId> targets) {
        return head(id, name, targets, Extensions.NONE);
    }

    static NodeHead head(NodeId id, String name, Map<Exit, @Nullable NodeId> targets, Extensions extensions) {
        var connected = new LinkedHashMap<Exit, NodeId>();
        targets.forEach((exit, target) -> {
            if (target != null) {
                connected.put(exit, target);
            }
        });
        return new NodeHead(id, Words.name(name, id.value()), connected, extensions);
    }
}
