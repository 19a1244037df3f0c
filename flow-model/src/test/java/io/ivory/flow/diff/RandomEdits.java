package io.ivory.flow.diff;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.PromptText;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.edit.AddNode;
import io.ivory.flow.edit.Arrange;
import io.ivory.flow.edit.Composite;
import io.ivory.flow.edit.Connect;
import io.ivory.flow.edit.DeleteNodes;
import io.ivory.flow.edit.Disconnect;
import io.ivory.flow.edit.Duplicate;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.MoveNodes;
import io.ivory.flow.edit.NodeExit;
import io.ivory.flow.edit.RenameFlow;
import io.ivory.flow.edit.RenameNode;
import io.ivory.flow.edit.ReplaceNode;
import io.ivory.flow.edit.SetLanguages;
import io.ivory.flow.edit.SetOnError;
import io.ivory.flow.edit.SetPrompt;
import io.ivory.flow.edit.SetStart;
import io.ivory.flow.edit.SetTests;
import io.ivory.flow.edit.SetVariables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes edits that fit a flow, the same ones for the same seed. */
final class RandomEdits {

    private final Random random;

    RandomEdits(long seed) {
        this.random = new Random(seed);
    }

    /** The flow after so many edits. */
    FlowDefinition edited(FlowDefinition flow, int edits) {
        FlowDefinition result = flow;
        for (int i = 0; i < edits; i++) {
            result = next(result).applyTo(result);
        }
        return result;
    }

    /** An edit of the flow, which may turn out to change nothing. */
    FlowEdit next(FlowDefinition flow) {
        if (flow.nodes().isEmpty()) {
            return AddNode.to(flow, one(NodeType.values()), position());
        }
        NodeId node = node(flow);
        return switch (random.nextInt(17)) {
            case 0 -> AddNode.to(flow, one(NodeType.values()), position());
            case 1 -> MoveNodes.of(node, position());
            case 2 -> DeleteNodes.of(node);
            case 3 -> new RenameNode(node, "Renamed " + random.nextInt(1_000));
            case 4, 5, 6 -> connect(flow, node);
            case 7 -> disconnect(flow, node);
            case 8 -> new Duplicate(Set.of(node));
            case 9 -> new RenameFlow("Flow " + random.nextInt(1_000));
            case 10 -> new SetLanguages(List.of(new Language(one("en", "de", "fr")), new Language("ru")));
            case 11 -> random.nextBoolean() ? new SetOnError(node) : new SetStart(node);
            case 12, 13 -> setPrompt(flow);
            case 14 -> setVariables(flow);
            case 15 -> random.nextBoolean() ? new Arrange(Map.of(node, position())) : setTests(flow);
            default -> replace(flow, node);
        };
    }

    private FlowEdit connect(FlowDefinition flow, NodeId node) {
        List<Exit> exits = new ArrayList<>(flow.node(node).orElseThrow().exits());
        return exits.isEmpty()
                ? new Composite("Nothing", List.of())
                : new Connect(new NodeExit(node, exits.get(random.nextInt(exits.size()))), node(flow));
    }

    private FlowEdit disconnect(FlowDefinition flow, NodeId node) {
        List<Exit> exits =
                new ArrayList<>(flow.node(node).orElseThrow().targets().keySet());
        return exits.isEmpty()
                ? new RenameNode(node, "Alone " + random.nextInt(1_000))
                : new Disconnect(new NodeExit(node, exits.get(random.nextInt(exits.size()))));
    }

    private FlowEdit setPrompt(FlowDefinition flow) {
        if (flow.prompts().isEmpty()) {
            return new RenameFlow("Without words " + random.nextInt(1_000));
        }
        var prompts = List.copyOf(flow.prompts().keySet());
        return new SetPrompt(
                prompts.get(random.nextInt(prompts.size())),
                new Language(one("en", "ru")),
                random.nextInt(8) == 0 ? null : PromptText.of("Words " + random.nextInt(1_000)));
    }

    private FlowEdit setVariables(FlowDefinition flow) {
        var variables = new LinkedHashMap<>(flow.variables());
        variables.put(new VariableName("w" + random.nextInt(9)), Variable.of(one(VariableType.values())));
        return new SetVariables(variables);
    }

    private FlowEdit setTests(FlowDefinition flow) {
        var tests = new LinkedHashMap<>(flow.tests());
        if (tests.isEmpty()) {
            return new RenameFlow("Without tests " + random.nextInt(1_000));
        }
        tests.remove(tests.keySet().iterator().next());
        return new SetTests(tests);
    }

    /** The node as another node of its type is, if there is one. */
    private FlowEdit replace(FlowDefinition flow, NodeId id) {
        FlowNode node = flow.node(id).orElseThrow();
        List<FlowNode> alike = flow.nodes().values().stream()
                .filter(other -> NodeType.of(other) == NodeType.of(node))
                .toList();
        FlowNode pattern = alike.get(random.nextInt(alike.size()));
        return ReplaceNode.with(pattern.withHead(node.head()));
    }

    private NodeId node(FlowDefinition flow) {
        var ids = List.copyOf(flow.nodes().keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    private Position position() {
        return new Position(random.nextInt(2_000), random.nextInt(2_000));
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
