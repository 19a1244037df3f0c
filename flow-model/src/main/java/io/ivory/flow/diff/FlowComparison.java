package io.ivory.flow.diff;

import static io.ivory.flow.diff.Components.same;

import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.TestCall;
import io.ivory.flow.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What changed about the flow as a whole. Used once. */
final class FlowComparison {

    /** Which nodes a flow begins or goes on with, by component, and how sentences say so. */
    private static final Map<String, String> ROOTS = Map.of(
            "start", "Calls start",
            "onError", "Calls go on after failures",
            "onHangup", "After the caller has hung up, the flow goes on",
            "operator", "Callers who press the key for a person go on");

    private final FlowDefinition before;
    private final FlowDefinition after;
    private final Values valuesBefore;
    private final Values valuesAfter;
    private final List<FlowChange> changes = new ArrayList<>();

    FlowComparison(FlowDefinition before, FlowDefinition after, Values valuesBefore, Values valuesAfter) {
        this.before = before;
        this.after = after;
        this.valuesBefore = valuesBefore;
        this.valuesAfter = valuesAfter;
    }

    List<FlowChange> changes() {
        if (!before.name().equals(after.name())) {
            add(Topic.FLOW, "name", "Renamed the flow " + before.name() + " to " + after.name());
        }
        languages();
        roots();
        entries(
                Topic.FLOW,
                "keys",
                "Key to ",
                keys(before),
                keys(after),
                (was, is) -> " is now " + is + " instead of " + was);
        entries(Topic.VARIABLES, "variables", "Variable ", before.variables(), after.variables(), this::variable);
        entries(Topic.TESTS, "tests", "Test call ", before.tests(), after.tests(), FlowComparison::test);
        extensions();
        order(Topic.NODES, "nodes", "Nodes are", before.nodes(), after.nodes());
        order(Topic.WORDS, "prompts", "Prompts are", before.prompts(), after.prompts());
        return changes;
    }

    private void add(Topic topic, String part, String sentence) {
        changes.add(new FlowChange(topic, part, sentence));
    }

    private void languages() {
        List<Language> former = before.languages();
        List<Language> now = after.languages();
        var added = new ArrayList<>(now);
        added.removeAll(former);
        added.forEach(language -> add(Topic.FLOW, "languages." + language, "Language " + language + " added"));
        var removed = new ArrayList<>(former);
        removed.removeAll(now);
        removed.forEach(language -> add(Topic.FLOW, "languages." + language, "Language " + language + " removed"));
        if (!former.getFirst().equals(now.getFirst())) {
            add(Topic.FLOW, "languages", "Calls begin in " + now.getFirst() + " instead of " + former.getFirst());
        } else if (added.isEmpty() && removed.isEmpty() && !former.equals(now)) {
            add(Topic.FLOW, "languages", "Languages are listed in another order");
        }
    }

    private static Map<String, String> keys(FlowDefinition flow) {
        var keys = new LinkedHashMap<String, String>();
        flow.keys().forEach((command, key) -> keys.put(words(command), String.valueOf(key.symbol())));
        return keys;
    }

    private static String words(KeyCommand command) {
        return switch (command) {
            case REPEAT -> "hear a question again";
            case BACK -> "go back";
            case OPERATOR -> "reach a person";
        };
    }

    private void roots() {
        Map<String, @Nullable Object> former = Components.of(before);
        Map<String, @Nullable Object> now = Components.of(after);
        for (String root : Components.holding(FlowDefinition.class, NodeId.class)) {
            if (!same(former.get(root), now.get(root))) {
                String words = ROOTS.getOrDefault(root, "Calls go on for " + Values.plain(root));
                add(Topic.FLOW, root, rootSentence(words, former.get(root), now.get(root)));
            }
        }
    }

    private String rootSentence(String words, @Nullable Object was, @Nullable Object is) {
        String formerly = was == null ? "" : " instead of " + valuesBefore.words(was);
        return is == null ? words + " nowhere" + formerly : words + " at " + valuesAfter.words(is) + formerly;
    }

    private <K, V> void entries(
            Topic topic, String part, String noun, Map<K, V> former, Map<K, V> now, BiFunction<V, V, String> words) {
        var keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(former.keySet());
        for (K key : keys) {
            V was = former.get(key);
            V is = now.get(key);
            if (was == null || is == null) {
                add(topic, part + "." + key, noun + key + (was == null ? " added" : " removed"));
            } else if (!same(was, is)) {
                add(topic, part + "." + key, noun + key + words.apply(was, is));
            }
        }
        order(topic, part, noun.strip() + "s are", former, now);
    }

    private String variable(Variable was, Variable is) {
        return was.type() == is.type()
                ? is.sensitive() ? " is now sensitive" : " is no longer sensitive"
                : " is now " + valuesAfter.words(is) + " instead of " + valuesBefore.words(was);
    }

    private static String test(TestCall was, TestCall is) {
        if (was.expect() != is.expect()) {
            return is.expect() == null
                    ? " changed: it must go just as the steps say"
                    : " changed: it expects " + is.expect().json()
                            + (was.expect() == null
                                    ? ""
                                    : " instead of " + was.expect().json());
        }
        return was.steps().equals(is.steps())
                ? " changed: when, who calls, with which values or what services answer"
                : was.steps().size() == is.steps().size()
                        ? " changed"
                        : " changed: " + is.steps().size() + " steps instead of "
                                + was.steps().size();
    }

    private void extensions() {
        Extensions former = before.extensions();
        Extensions now = after.extensions();
        entries(Topic.FLOW, "extensions", "Note of another tool ", former.values(), now.values(), (_, _) -> " changed");
    }

    private <K> void order(Topic topic, String part, String words, Map<K, ?> former, Map<K, ?> now) {
        var kept = new ArrayList<>(now.keySet());
        kept.removeIf(key -> !former.containsKey(key));
        var keptBefore = new ArrayList<>(former.keySet());
        keptBefore.removeIf(key -> !now.containsKey(key));
        if (!kept.equals(keptBefore)) {
            add(topic, part, words + " listed in another order");
        }
    }
}
