package io.ivory.flow.diff;

import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.diff.NodeChange.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A diff as few sentences as a reader needs: what follows from another change is left out, what is alike is counted. */
final class Digest {

    private static final int MAX_SUMMARY = 240;
    /** With more changes than these, the summary counts them. */
    private static final int MAX_TOLD = 3;

    private static final int MAX_PART = 120;

    private final FlowDiff diff;
    /** Words of nodes that came, went or changed are part of that change. */
    private final List<PromptChange> words = new ArrayList<>();

    Digest(FlowDiff diff) {
        this.diff = diff;
        var told = new HashSet<NodeId>();
        diff.nodes().forEach(node -> told.add(node.id()));
        diff.prompts().stream()
                .filter(change -> !change.whole() || change.saidBy().isEmpty() || !told.containsAll(change.saidBy()))
                .forEach(words::add);
    }

    List<ChangeGroup> groups(int max) {
        var groups = new ArrayList<ChangeGroup>();
        sentences().forEach((topic, sentences) -> {
            if (!sentences.isEmpty()) {
                int shown = sentences.size() <= max + 1 ? sentences.size() : max; // "and 1 more" would be no shorter
                groups.add(new ChangeGroup(topic, sentences.subList(0, shown), sentences.size() - shown));
            }
        });
        return groups;
    }

    private Map<Topic, List<String>> sentences() {
        var sentences = new EnumMap<Topic, List<String>>(Topic.class);
        for (Topic topic : Topic.values()) {
            sentences.put(topic, new ArrayList<>());
        }
        diff.flow().forEach(change -> add(sentences, change.topic(), change.sentence()));
        diff.nodes().forEach(change -> add(sentences, Topic.NODES, change.sentence()));
        words.forEach(change -> add(sentences, Topic.WORDS, change.sentence()));
        if (!diff.moved().isEmpty() || (diff.layoutChanged() && diff.hasSameContent())) {
            add(sentences, Topic.LAYOUT, sentenceOfMoved());
        }
        return sentences;
    }

    private static void add(Map<Topic, List<String>> sentences, Topic topic, String sentence) {
        sentences.computeIfAbsent(topic, _ -> new ArrayList<>()).add(Values.line(sentence));
    }

    String summary() {
        Map<Topic, List<String>> sentences = sentences();
        List<String> moved = Objects.requireNonNullElse(sentences.remove(Topic.LAYOUT), List.of());
        List<String> all = sentences.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return moved.isEmpty() ? "" : "Layout only: " + sentenceOfMoved();
        }
        String told = String.join("; ", all);
        if (all.size() <= MAX_TOLD && told.length() <= MAX_SUMMARY) {
            return told;
        }
        String counted = String.join(", ", counted(sentences));
        return counted.length() <= MAX_SUMMARY ? counted : counted.substring(0, MAX_SUMMARY - 1) + "…";
    }

    private List<String> counted(Map<Topic, List<String>> sentences) {
        var parts = new ArrayList<String>();
        List<String> flow = of(sentences, Topic.FLOW);
        parts.add(flow.size() <= 2 ? String.join(", ", flow) : flow.size() + " settings of the flow changed");
        for (Kind kind : Kind.values()) {
            List<NodeChange> nodes =
                    diff.nodes().stream().filter(node -> node.kind() == kind).toList();
            String verb = kind.name().toLowerCase(Locale.ROOT);
            if (nodes.size() == 1) {
                parts.add(
                        kind == Kind.CHANGED
                                ? shortest(nodes.getFirst())
                                : nodes.getFirst().name() + " " + verb);
            } else if (!nodes.isEmpty()) {
                parts.add(nodes.size() + " nodes " + verb);
            }
        }
        parts.addAll(countedWords());
        parts.add(count(of(sentences, Topic.VARIABLES), "variable changed", "variables changed"));
        parts.add(count(of(sentences, Topic.TESTS), "test call changed", "test calls changed"));
        parts.removeIf(String::isEmpty);
        if (parts.isEmpty()) {
            parts.add(of(sentences, Topic.WORDS).size() + " changes of words");
        }
        return parts.stream()
                .map(part -> part.length() <= MAX_PART ? part : part.substring(0, MAX_PART - 1) + "…")
                .toList();
    }

    private static List<String> of(Map<Topic, List<String>> sentences, Topic topic) {
        return Objects.requireNonNullElse(sentences.get(topic), List.of());
    }

    private static String shortest(NodeChange node) {
        return node.size() == 1 ? node.sentence() : node.name() + " changed";
    }

    private List<String> countedWords() {
        var counted = new ArrayList<String>();
        counted.add(count(
                words.stream()
                        .filter(PromptChange::isReworded)
                        .map(PromptChange::prompt)
                        .distinct()
                        .toList(),
                "prompt reworded",
                "prompts reworded"));
        var added = new LinkedHashMap<Language, Integer>();
        var removed = new LinkedHashMap<Language, Integer>();
        for (PromptChange change : words) {
            if (change.language() != null && !change.isReworded()) {
                (change.before() == null ? added : removed).merge(change.language(), 1, Integer::sum);
            }
        }
        added.forEach((language, prompts) ->
                counted.add(prompts + (prompts == 1 ? " prompt" : " prompts") + " added in " + language));
        removed.forEach((language, prompts) ->
                counted.add(prompts + (prompts == 1 ? " prompt" : " prompts") + " removed in " + language));
        return counted;
    }

    private static String count(List<?> changes, String one, String several) {
        return changes.isEmpty() ? "" : changes.size() + " " + (changes.size() == 1 ? one : several);
    }

    private String sentenceOfMoved() {
        int nodes = diff.moved().size();
        return nodes == 0
                ? "positions in another order"
                : nodes <= MAX_TOLD
                        ? "moved "
                                + Values.enumerated(diff.moved().stream()
                                        .map(NodeMove::name)
                                        .toList())
                        : nodes + " nodes moved";
    }
}
