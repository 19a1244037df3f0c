package io.ivory.flow.export;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.PromptId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers the steps of a flow in the order in which callers meet them, and writes down what happens at each. */
final class ScriptBuilder {

    private final FlowDefinition flow;
    private final ScriptWords words;
    private final Map<NodeId, Integer> numbers = new HashMap<>();

    ScriptBuilder(FlowDefinition flow) {
        this.flow = flow;
        this.words = new ScriptWords(flow);
    }

    Script build() {
        List<List<FlowNode>> ways = Ways.from(flow, Ways.Order.TO_THE_END);
        ways.forEach(way -> way.forEach(node -> numbers.put(node.id(), numbers.size() + 1)));
        var chapters = new ArrayList<Script.Chapter>();
        var told = new ArrayList<List<FlowNode>>();
        Ways.roots(flow).forEach((title, root) -> {
            Integer begins = numbers.get(root);
            if (begins != null) {
                List<FlowNode> way = ways.stream()
                        .filter(nodes -> nodes.getFirst().id().equals(root))
                        .filter(nodes -> !told.contains(nodes))
                        .findFirst()
                        .orElse(List.of());
                told.add(way);
                chapters.add(new Script.Chapter(title, begins, steps(way)));
            }
        });
        ways.stream()
                .filter(way -> !told.contains(way))
                .reduce((one, other) -> {
                    var both = new ArrayList<>(one);
                    both.addAll(other);
                    return both;
                })
                .ifPresent(way -> chapters.add(new Script.Chapter(
                        "No way leads here",
                        Objects.requireNonNull(numbers.get(way.getFirst().id())),
                        steps(way))));
        return new Script(
                flow.name(), flow.languages().stream().map(Language::tag).toList(), chapters);
    }

    private List<Script.Step> steps(List<FlowNode> way) {
        return way.stream()
                .map(node -> new Script.Step(
                        Objects.requireNonNull(numbers.get(node.id())),
                        node.name(),
                        NodeType.of(node).title(),
                        words.spoken(node),
                        words.facts(node),
                        ways(node)))
                .toList();
    }

    /** One way an exit; error exits that lead to the same place are one way. */
    private List<Script.Way> ways(FlowNode node) {
        var errors = new LinkedHashMap<String, List<Exit>>();
        var ways = new ArrayList<Script.Way>();
        for (Exit exit : node.exits()) {
            if (exit.isError()) {
                errors.computeIfAbsent(String.valueOf(node.targets().get(exit)), _ -> new ArrayList<>())
                        .add(exit);
            } else {
                ways.add(way(node, exit, label(node, exit)));
            }
        }
        errors.values()
                .forEach(exits -> ways.add(way(
                        node,
                        exits.getFirst(),
                        String.join(
                                ", ",
                                exits.stream()
                                        .map(exit ->
                                                ExitWords.of(flow, node, exit).label())
                                        .toList()))));
        return ways;
    }

    private Script.Way way(FlowNode node, Exit exit, String label) {
        NodeId target = node.targets().get(exit);
        FlowNode next = target == null ? null : flow.nodes().get(target);
        return new Script.Way(
                key(node, exit), label, next == null ? null : numbers.get(next.id()), next == null ? "" : next.name());
    }

    private static @Nullable Character key(FlowNode node, Exit exit) {
        if (node instanceof LanguageChoice choice) {
            return choice.options().entrySet().stream()
                    .filter(option -> Exit.ofLanguage(option.getValue()).equals(exit))
                    .map(option -> option.getKey().symbol())
                    .findFirst()
                    .orElse(null);
        }
        return exit.key().map(Digit::symbol).orElse(null);
    }

    /** What the exit stands for; that of a menu's key in every language. */
    private String label(FlowNode node, Exit exit) {
        PromptId spoken = node instanceof Menu menu
                ? exit.key().map(menu.options()::get).map(MenuOption::label).orElse(null)
                : null;
        return spoken == null || words.words(spoken).isEmpty()
                ? ExitWords.of(flow, node, exit).label()
                : String.join(" / ", words.words(spoken).values());
    }
}
