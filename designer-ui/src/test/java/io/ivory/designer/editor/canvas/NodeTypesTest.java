package io.ivory.designer.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.edit.AddNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class NodeTypesTest {

    private static final Path FRONTEND = Path.of("src/main/frontend");

    @Test
    void theCanvasKnowsEveryNodeType() throws IOException {
        String types = Files.readString(FRONTEND.resolve("flow-canvas/types.ts"));
        String list = types.substring(
                types.indexOf("export type NodeType ="), types.indexOf(';', types.indexOf("export type NodeType =")));

        Set<String> known = matches("'([a-z]+)'", list);

        assertThat(known)
                .isEqualTo(Arrays.stream(NodeType.values())
                        .map(NodeType::json)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyNodeRecordHasAType() {
        FlowDefinition flow = FlowDefinition.empty("All", Language.ENGLISH);
        for (NodeType type : NodeType.values()) {
            flow = AddNode.to(flow, type, new Position(0, 0)).applyTo(flow);
        }

        assertThat(flow.nodes().values().stream().map(FlowNode::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(FlowNode.class.getPermittedSubclasses()));
    }

    @Test
    void everyNodeTypeHasAnIcon() throws IOException {
        String icons = Files.readString(FRONTEND.resolve("theme/icons.css"));

        for (NodeType type : NodeType.values()) {
            assertThat(icons).contains(".icon-" + type.json() + " {");
        }
    }

    @Test
    void aFreshNodeOfEveryTypeIsDrawnWithAllItsExits() {
        for (NodeType type : NodeType.values()) {
            FlowDefinition empty = FlowDefinition.empty("One", Language.ENGLISH);
            AddNode add = AddNode.to(empty, type, new Position(8, 16));
            FlowDefinition flow = add.applyTo(empty);
            FlowNode node = flow.node(add.id()).orElseThrow();

            CanvasGraph.Card card = CanvasGraph.of(flow, List.of()).nodes().getFirst();

            assertThat(card.type()).isEqualTo(type.json());
            assertThat(card.exits())
                    .extracting(CanvasGraph.ExitRow::id)
                    .hasSize(node.exits().size());
            assertThat(card.exits()).allSatisfy(row -> assertThat(row.label()).isNotBlank());
            assertThat(new NodeId(card.id())).isEqualTo(node.id());
        }
    }

    private static Set<String> matches(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        var found = new TreeSet<String>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
