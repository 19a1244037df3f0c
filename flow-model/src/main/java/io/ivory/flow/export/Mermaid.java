package io.ivory.flow.export;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A flow as a flowchart of Mermaid, which wikis and code forges draw from text. */
public final class Mermaid {

    private final FlowDefinition flow;
    private final Map<NodeId, String> ids = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Mermaid(FlowDefinition flow) {
        this.flow = flow;
        flow.nodes().keySet().forEach(id -> ids.put(id, "n" + (ids.size() + 1)));
    }

    /**
     * The flowchart: every node in the shape and colour of its kind, every connection with the words of its exit. Exits of one
     * node to the same place share an arrow.
     */
    public static String of(FlowDefinition flow) {
        return new Mermaid(flow).draw();
    }

    private String draw() {
        line("---");
        line("title: \"" + Markup.mermaid(flow.name()) + "\"");
        line("---");
        line("flowchart LR");
        flow.nodes().values().forEach(node -> line("  " + ids.get(node.id()) + shape(node)));
        int roots = 0;
        for (Map.Entry<String, NodeId> root : Ways.roots(flow).entrySet()) {
            String target = ids.get(root.getValue());
            if (target != null) {
                roots++;
                line("  r" + roots + "([\"" + root.getKey() + "\"]) --> " + target);
            }
        }
        flow.nodes().values().forEach(this::arrows);
        colours();
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private String shape(FlowNode node) {
        String label = "\"" + Markup.mermaid(node.name()) + "\"";
        return switch (NodeType.of(node).group()) {
            case SPEAK, KNOW -> "[" + label + "]";
            case ASK -> "{{" + label + "}}";
            case DECIDE -> "{" + label + "}";
            case CONNECT -> "[[" + label + "]]";
            case FLOW -> "[/" + label + "/]";
            case END -> "([" + label + "])";
        };
    }

    private void arrows(FlowNode node) {
        var byTarget = new LinkedHashMap<NodeId, List<Exit>>();
        for (Exit exit : node.exits()) {
            node.target(exit)
                    .ifPresent(target -> byTarget.computeIfAbsent(target, _ -> new ArrayList<>())
                            .add(exit));
        }
        byTarget.forEach((target, exits) -> {
            String to = ids.get(target);
            if (to != null) {
                boolean onlyErrors = exits.stream().allMatch(Exit::isError);
                line("  " + ids.get(node.id()) + (onlyErrors ? " -.->" : " -->") + label(node, exits) + " " + to);
            }
        });
    }

    private String label(FlowNode node, List<Exit> exits) {
        if (exits.equals(List.of(Exit.NEXT))) {
            return "";
        }
        return exits.stream()
                .map(exit -> exit.key().map(key -> key.symbol() + " ").orElse("")
                        + ExitWords.of(flow, node, exit).label())
                .map(words -> Markup.mermaid(Text.shortened(words, 40)))
                .collect(joining(" / ", "|\"", "\"|"));
    }

    private void colours() {
        for (NodeType.Group group : NodeType.Group.values()) {
            String members = flow.nodes().values().stream()
                    .filter(node -> NodeType.of(node).group() == group)
                    .map(node -> ids.get(node.id()))
                    .collect(joining(","));
            if (!members.isEmpty()) {
                String name = group.name().toLowerCase(Locale.ROOT) + "Step";
                line("  classDef " + name + " fill:" + Colours.soft(group) + ",stroke:" + Colours.of(group)
                        + ",color:#26231d");
                line("  class " + members + " " + name);
            }
        }
    }
}
